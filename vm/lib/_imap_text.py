# SPDX-License-Identifier: MIT
"""What module imaplib knows of the texts of IMAP4: commands, answers, values."""
import binascii
import re
import time

CRLF = '\r\n'
AllowedVersions = ('IMAP4REV1', 'IMAP4')

# In which states a command is allowed.
_ANY = ('NONAUTH', 'AUTH', 'SELECTED', 'LOGOUT')
_IN = ('AUTH', 'SELECTED')
Commands = dict.fromkeys(('CAPABILITY', 'LOGOUT', 'NOOP'), _ANY)
Commands.update(dict.fromkeys(('AUTHENTICATE', 'LOGIN'), ('NONAUTH',)))
Commands.update(dict.fromkeys(('PROXYAUTH',), ('AUTH',)))
Commands.update(dict.fromkeys((
    'APPEND', 'CREATE', 'DELETE', 'DELETEACL', 'EXAMINE', 'GETACL', 'GETANNOTATION', 'GETQUOTA', 'GETQUOTAROOT', 'LIST',
    'LSUB', 'MYRIGHTS', 'NAMESPACE', 'RENAME', 'SELECT', 'SETACL', 'SETANNOTATION', 'SETQUOTA', 'STATUS', 'SUBSCRIBE',
    'UNSUBSCRIBE'), _IN))
Commands.update(dict.fromkeys((
    'CHECK', 'CLOSE', 'COPY', 'EXPUNGE', 'FETCH', 'MOVE', 'PARTIAL', 'SEARCH', 'SORT', 'STORE', 'THREAD', 'UID'),
    ('SELECTED',)))

# What lines of the server look like.
MapCRLF = re.compile(r'\r\n|\r|\n')
Untagged_status = re.compile(r'\* (?P<data>\d+) (?P<type>[A-Z-]+)( (?P<data2>.*))?')
Continuation = re.compile(r'\+( (?P<data>.*))?')
Flags = re.compile(r'.*FLAGS \((?P<flags>[^\)]*)\)')
_DATE = r'(?P<day>[ 0123][0-9])-(?P<mon>[A-Z][a-z][a-z])-(?P<year>[0-9][0-9][0-9][0-9])'
_CLOCK = r'(?P<hour>[0-9][0-9]):(?P<min>[0-9][0-9]):(?P<sec>[0-9][0-9])'
_ZONE = r'(?P<zonen>[-+])(?P<zoneh>[0-9][0-9])(?P<zonem>[0-9][0-9])'
InternalDate = re.compile(r'.*INTERNALDATE "%s %s %s"' % (_DATE, _CLOCK, _ZONE))
Literal = re.compile(r'.*{(?P<size>\d+)}$')
Response_code = re.compile(r'\[(?P<type>[A-Z-]+)( (?P<data>[^\]]*))?\]')
Untagged_response = re.compile(r'\* (?P<type>[A-Z-]+)( (?P<data>.*))?')


def in_parentheses(text):
    return text if (text[0], text[-1]) == ('(', ')') else '(%s)' % text


class _Authenticator:
    """Answers lines of the server, which are in base64, by a function."""

    def __init__(self, mechinst):
        self.mech = mechinst

    def process(self, data):
        answer = self.mech(self.decode(data))
        # "*" gives up.
        return '*' if answer is None else self.encode(answer)

    def encode(self, inp):
        return binascii.b2a_base64(inp)[:-1] if inp else ''

    def decode(self, inp):
        return binascii.a2b_base64(inp) if inp else ''


# --- Values

_MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()
Mon2num = dict((name, number + 1) for number, name in enumerate(_MONTHS))


def Internaldate2tuple(resp):
    """The local time in an answer with INTERNALDATE, as of time.localtime(); None where there is none."""
    match = InternalDate.match(resp)
    if not match:
        return None
    import calendar
    day, year, hour, minute, second, hours, minutes = map(
        int, match.group('day', 'year', 'hour', 'min', 'sec', 'zoneh', 'zonem'))
    east = (hours * 60 + minutes) * 60
    if match.group('zonen') == '-':
        east = -east
    month = Mon2num[match.group('mon')]
    return time.localtime(calendar.timegm((year, month, day, hour, minute, second, -1, -1, -1)) - east)


def Int2AP(num):
    """A number in the digits A to P, which stand for 0 to 15; '' for 0."""
    digits = []
    num = int(abs(num))
    while num:
        digits.append('ABCDEFGHIJKLMNOP'[num & 15])
        num >>= 4
    return ''.join(reversed(digits))


def ParseFlags(resp):
    """The flags in an answer, as a tuple of texts."""
    match = Flags.match(resp)
    return tuple(match.group('flags').split()) if match else ()


def Time2Internaldate(date_time):
    """A time (seconds since 1970, a tuple as of time.localtime(), or a text in quotes) as append() needs it."""
    if isinstance(date_time, (int, long, float)):
        fields = time.localtime(date_time)
    elif isinstance(date_time, (tuple, time.struct_time)):
        fields = date_time
    elif isinstance(date_time, str) and date_time[0] + date_time[-1] == '""':
        return date_time
    else:
        raise ValueError('date_time not of a known type')
    west = time.altzone if time.daylight and fields[-1] else time.timezone
    hours, minutes = divmod(abs(west) // 60, 60)
    return time.strftime('"%%2d-%b-%Y %H:%M:%S %%s%%02d%%02d"', fields) % (
        fields[2], '-' if west > 0 else '+', hours, minutes)
