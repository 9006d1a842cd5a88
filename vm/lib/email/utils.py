# SPDX-License-Identifier: MIT
"""Addresses, dates, identifiers and parameters (RFC 2231) of messages."""
import base64
import os
import random
import re
import time

from _rfc822_dates import _formatted
from email._parseaddr import AddressList as _AddressList
from email._parseaddr import mktime_tz, quote
from email._parseaddr import parsedate as _parsedate
from email._parseaddr import parsedate_tz as _parsedate_tz
from quopri import decodestring as _qdecode

__all__ = ['collapse_rfc2231_value', 'decode_params', 'decode_rfc2231', 'encode_rfc2231', 'formataddr', 'formatdate',
           'getaddresses', 'make_msgid', 'mktime_tz', 'parseaddr', 'parsedate', 'parsedate_tz', 'unquote']

COMMASPACE = ', '
EMPTYSTRING = ''
UEMPTYSTRING = u''
CRLF = '\r\n'
TICK = "'"

# What makes a name need quotes, and what is escaped within them.
specialsre = re.compile(r'[][\\()<>@,:;".]')
escapesre = re.compile(r'[][\\()"]')

_line_end = re.compile(r'\r\n?|\n')


def _identity(s):
    return s


def _bdecode(s):
    return base64.decodestring(s) if s else s


def fix_eols(s):
    """A text with CRLF for each kind of line end."""
    return _line_end.sub(CRLF, s)


# --- Addresses

def formataddr(pair):
    """A (name, address) pair as text; parseaddr() undoes it."""
    name, address = pair
    if not name:
        return address
    mark = '"' if specialsre.search(name) else ''
    return '%s%s%s <%s>' % (mark, escapesre.sub(r'\\\g<0>', name), mark, address)


def getaddresses(fieldvalues):
    """The addresses of several fields as (name, address) pairs."""
    return _AddressList(COMMASPACE.join(fieldvalues)).addresslist


def parseaddr(addr):
    """The first address of a text as (name, address); ('', '') where there is none."""
    found = _AddressList(addr).addresslist
    return found[0] if found else ('', '')


def unquote(str):
    """What a quoted string or an address in angle brackets stands for."""
    if len(str) > 1:
        if str[0] == str[-1] == '"':
            return str[1:-1].replace('\\\\', '\\').replace('\\"', '"')
        if str[0] == '<' and str[-1] == '>':
            return str[1:-1]
    return str


# --- Dates and identifiers

def formatdate(timeval=None, localtime=False, usegmt=False):
    """A time (seconds since 1970, now unless given) as messages have it: "Fri, 09 Nov 2001 01:08:47 -0000".

    localtime: in the local zone; usegmt: "GMT" for "-0000", as HTTP wants it."""
    if timeval is None:
        timeval = time.time()
    if not localtime:
        return _formatted(time.gmtime(timeval), 'GMT' if usegmt else '-0000')
    fields = time.localtime(timeval)
    west = time.altzone if time.daylight and fields[-1] else time.timezone
    hours, minutes = divmod(abs(west) // 60, 60)
    return _formatted(fields, '%s%02d%02d' % ('-' if west > 0 else '+', hours, minutes))


def parsedate(data):
    """A date as a tuple of nine that time.mktime() takes; None for what is no date."""
    return _parsedate(data) if data else None


def parsedate_tz(data):
    """A date as a tuple of ten: those of parsedate() and the offset of its zone in seconds, None if it has none."""
    return _parsedate_tz(data) if data else None


def make_msgid(idstring=None):
    """A text for the field Message-ID: unlike any other, with `idstring` in it if given."""
    import socket
    parts = ['%d' % (time.time() * 100), str(os.getpid()), str(random.getrandbits(64))]
    if idstring is not None:
        parts.append(idstring)
    return '<%s@%s>' % ('.'.join(parts), socket.getfqdn())


# --- Parameters with character sets and languages (RFC 2231)

rfc2231_continuation = re.compile(r'^(?P<name>\w+)\*((?P<num>[0-9]+)\*?)?$')


def decode_rfc2231(s):
    """[charset, language, text] of a value, or (None, None, text) of a plain one."""
    parts = s.split(TICK, 2)
    return parts if len(parts) == 3 else (None, None, s)


def encode_rfc2231(s, charset=None, language=None):
    """A value with its character set and language, if any, and all but letters and digits quoted."""
    from urllib import quote as percent
    text = percent(s, safe='')
    if charset is None and language is None:
        return text
    return "%s'%s'%s" % (charset, '' if language is None else language, text)


def decode_params(params):
    """Parameters, (name, value) pairs, of which those in several pieces or with a character set become one.

    The first pair is left as it is. Values get quotes; one with a character set becomes (charset, language, value)."""
    from urllib import unquote as unpercent
    decoded = [params[:].pop(0)]
    pieces = {}
    for name, value in params[1:]:
        encoded = name.endswith('*')
        value = unquote(value)
        match = rfc2231_continuation.match(name)
        if match:
            name, number = match.group('name', 'num')
            pieces.setdefault(name, []).append((number and int(number), value, encoded))
        else:
            decoded.append((name, '"%s"' % quote(value)))
    for name, found in pieces.items():
        found.sort()
        text = quote(''.join([unpercent(value) if encoded else value for _, value, encoded in found]))
        if any(encoded for _, _, encoded in found):
            charset, language, text = decode_rfc2231(text)
            decoded.append((name, (charset, language, '"%s"' % text)))
        else:
            decoded.append((name, '"%s"' % text))
    return decoded


def collapse_rfc2231_value(value, errors='replace', fallback_charset='us-ascii'):
    """The value of a parameter without quotes; unicode where it is one with a character set, (charset, language, text).

    errors: how to decode; fallback_charset: for a character set that is unknown."""
    if not isinstance(value, tuple):
        return unquote(value)
    text = unquote(value[2])
    try:
        return unicode(text, value[0] or 'us-ascii', errors)
    except LookupError:
        return unicode(text, fallback_charset, errors)
