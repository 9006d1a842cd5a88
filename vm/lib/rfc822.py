# SPDX-License-Identifier: MIT
"""Messages of header lines and a body, as mail and HTTP have them (RFC 822); addresses and dates in them."""
import time
from warnings import warnpy3k
warnpy3k("in 3.x, rfc822 has been removed in favor of the email package", stacklevel=2)

from _rfc822_addresses import AddressList, AddrlistClass, dump_address_pair, parseaddr, quote, unquote
from _rfc822_dates import (_daynames, _monthnames, _timezones, formatdate, mktime_tz, parsedate, parsedate_tz)

__all__ = ["Message", "AddressList", "parsedate", "parsedate_tz", "mktime_tz"]

_blanklines = ('\r\n', '\n')


class Message:
    """The header of a message, a dictionary of its fields in lower case.

    fp: a file (anything with readline()) that stands at the first line; afterwards it stands at the body. seekable: 1
    where it can be positioned. Attributes: headers (all lines), dict, status ('' or what was wrong), unixfrom (lines
    that begin with "From "), startofheaders and startofbody (positions, None if not seekable)."""

    def __init__(self, fp, seekable=1):
        if seekable == 1:
            try:
                fp.tell()
            except (AttributeError, IOError):
                seekable = 0
        self.fp = fp
        self.seekable = seekable
        self.startofheaders = None
        self.startofbody = None
        self._mark('startofheaders')
        self.readheaders()
        self._mark('startofbody')

    def _mark(self, name):
        if self.seekable:
            try:
                setattr(self, name, self.fp.tell())
            except IOError:
                self.seekable = 0

    def rewindbody(self):
        """Goes back to the beginning of the body. Raises IOError where that cannot be."""
        if not self.seekable:
            raise IOError("unseekable file")
        self.fp.seek(self.startofbody)

    def readheaders(self):
        """Reads the header lines; called by the constructor.

        A line that is none ends them: it is given back (with fp.unread() or fp.seek(), if there is one of them), and
        `status` tells of it."""
        self.dict = {}
        self.unixfrom = ''
        self.headers = lines = []
        self.status = ''
        name = ''
        leading = True
        at = None
        unread = getattr(self.fp, 'unread', None)
        tell = self.fp.tell if unread is None and self.seekable else None
        while True:
            if tell:
                try:
                    at = tell()
                except IOError:
                    at = tell = None
                    self.seekable = 0
            line = self._line()
            if not line:
                self.status = 'EOF in headers'
                return
            if leading and line.startswith('From '):
                self.unixfrom += line
                continue
            leading = False
            if name and line[0] in ' \t':
                lines.append(line)
                self._continued(name, line.strip())
                continue
            if self.iscomment(line):
                continue
            if self.islast(line):
                return
            name = self.isheader(line)
            if name:
                lines.append(line)
                self._begun(name, line[len(name) + 1:].strip())
            elif name is None:
                if not self._skips:
                    break
                self.status = 'Non-header line where header expected'
        self.status = 'Non-header line where header expected' if self.dict else 'No headers'
        if unread:
            unread(line)
        elif tell:
            self.fp.seek(at)
        else:
            self.status += '; bad seek'

    # What readheaders() takes from the file, and does with a field and with the next line of one; whether it goes on
    # behind a line that is none. HTTP has others.

    _skips = False

    def _line(self):
        return self.fp.readline()

    def _begun(self, name, value):
        self.dict[name] = value

    def _continued(self, name, more):
        self.dict[name] = (self.dict[name] + '\n ' + more).strip()

    def isheader(self, line):
        """The name of the field that a line begins, in lower case; None for other lines. May be overridden."""
        name, colon, _ = line.partition(':')
        return name.lower() if colon else None

    def islast(self, line):
        """Whether a line ends the header. May be overridden."""
        return line in _blanklines

    def iscomment(self, line):
        """Whether a line is to be skipped. May be overridden."""
        return False

    def _matching(self, name, most):
        # The lines of the fields of this name, no more than `most` fields (None: all).
        start = name.lower() + ':'
        found = []
        inside = False
        count = 0
        for line in self.headers:
            if line[:len(start)].lower() == start:
                if count == most:
                    break
                count += 1
                inside = True
            elif not line[:1].isspace():
                if inside and count == most:
                    break
                inside = False
            if inside:
                found.append(line)
        return found

    def getallmatchingheaders(self, name):
        """The lines of all fields of this name."""
        return self._matching(name, None)

    def getfirstmatchingheader(self, name):
        """The lines of the first field of this name."""
        return self._matching(name, 1)

    def getrawheader(self, name):
        """The text of the first field of this name as it stands there, without the name; None where there is none."""
        lines = self.getfirstmatchingheader(name)
        if not lines:
            return None
        lines[0] = lines[0][len(name) + 1:]
        return ''.join(lines)

    def getheader(self, name, default=None):
        """The value of the last field of this name, in one line of text for each of its lines."""
        return self.dict.get(name.lower(), default)
    get = getheader

    def getheaders(self, name):
        """The values of all fields of this name."""
        values = []
        for line in self.getallmatchingheaders(name):
            if line[0].isspace():
                value = values.pop() if values else ''
                values.append(value + '\n ' + line.strip() if value else line.strip())
            else:
                values.append(line.partition(':')[2].strip())
        return values

    def getaddr(self, name):
        """The first address of a field: (name, address); (None, None) where there is none."""
        found = self.getaddrlist(name)
        return found[0] if found else (None, None)

    def getaddrlist(self, name):
        """The addresses of all fields of this name, as pairs."""
        parts = []
        for line in self.getallmatchingheaders(name):
            if line[0] in ' \t':
                parts.append(line)
            else:
                if parts:
                    parts.append(', ')
                parts.append(line.partition(':')[2])
        return AddressList(''.join(parts)).addresslist

    def getdate(self, name):
        """The date of a field as parsedate() gives it; None where there is none."""
        return self._date(name, parsedate)

    def getdate_tz(self, name):
        """The date of a field as parsedate_tz() gives it."""
        return self._date(name, parsedate_tz)

    def _date(self, name, parse):
        try:
            data = self[name]
        except KeyError:
            return None
        return parse(data)

    def __len__(self):
        return len(self.dict)

    def __getitem__(self, name):
        return self.dict[name.lower()]

    def __setitem__(self, name, value):
        del self[name]
        self.dict[name.lower()] = value
        for line in (name + ': ' + value).split('\n'):
            self.headers.append(line + '\n')

    def __delitem__(self, name):
        """Removes all fields of this name; nothing happens where there is none."""
        if name.lower() not in self.dict:
            return
        del self.dict[name.lower()]
        start = name.lower() + ':'
        inside = False
        kept = []
        for line in self.headers:
            if line[:len(start)].lower() == start:
                inside = True
            elif not line[:1].isspace():
                inside = False
            if not inside:
                kept.append(line)
        self.headers[:] = kept

    def setdefault(self, name, default=''):
        """The value of a field, which is added if it is not there."""
        if name.lower() in self.dict:
            return self.dict[name.lower()]
        for line in (name + ': ' + default).split('\n'):
            self.headers.append(line + '\n')
        self.dict[name.lower()] = default
        return default

    def has_key(self, name):
        return name.lower() in self.dict

    def __contains__(self, name):
        return name.lower() in self.dict

    def __iter__(self):
        return iter(self.dict)

    def keys(self):
        return self.dict.keys()

    def values(self):
        return self.dict.values()

    def items(self):
        return self.dict.items()

    def __str__(self):
        return ''.join(self.headers)
