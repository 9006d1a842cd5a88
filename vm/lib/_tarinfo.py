# SPDX-License-Identifier: MIT
"""What a tar archive says of its members, for tarfile: headers in the formats of POSIX.1-1988 (ustar), GNU tar and
POSIX.1-2001 (pax)."""
import os
import re
import struct
import sys

NUL = '\0'
BLOCKSIZE = 512
# Two of these end an archive.
_END_BLOCK = NUL * BLOCKSIZE
# Archives are filled up to a multiple of this.
RECORDSIZE = BLOCKSIZE * 20
GNU_MAGIC = 'ustar  \0'
POSIX_MAGIC = 'ustar\00000'

LENGTH_NAME = LENGTH_LINK = 100
LENGTH_PREFIX = 155

REGTYPE, AREGTYPE = '0', '\0'
LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE, CONTTYPE = '1234567'
GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE = 'LKS'
XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE = 'xgX'

USTAR_FORMAT, GNU_FORMAT, PAX_FORMAT = 0, 1, 2
DEFAULT_FORMAT = GNU_FORMAT

SUPPORTED_TYPES = (REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, DIRTYPE, FIFOTYPE, CONTTYPE, CHRTYPE, BLKTYPE, GNUTYPE_LONGNAME,
                   GNUTYPE_LONGLINK, GNUTYPE_SPARSE)
# Those with data.
REGULAR_TYPES = (REGTYPE, AREGTYPE, CONTTYPE, GNUTYPE_SPARSE)
GNU_TYPES = (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE)
# The fields that GNU tar writes as members of their own where they are longer than their place in the header.
_GNU_LONG = (('linkname', LENGTH_LINK, GNUTYPE_LONGLINK), ('name', LENGTH_NAME, GNUTYPE_LONGNAME))
# What of a pax header counts here.
PAX_FIELDS = ('path', 'linkpath', 'size', 'mtime', 'uid', 'gid', 'uname', 'gname')
PAX_NUMBER_FIELDS = {'atime': float, 'ctime': float, 'mtime': float, 'uid': int, 'gid': int, 'size': int}

S_IFLNK, S_IFREG, S_IFBLK, S_IFDIR, S_IFCHR, S_IFIFO = 0120000, 0100000, 0060000, 0040000, 0020000, 0010000
TSUID, TSGID, TSVTX = 04000, 02000, 01000
TUREAD, TUWRITE, TUEXEC = 0400, 0200, 0100
TGREAD, TGWRITE, TGEXEC = 0040, 0020, 0010
TOREAD, TOWRITE, TOEXEC = 0004, 0002, 0001

# For each character of a mode as `ls` shows it: the bits, of which the first that are all set decide, and what they show.
filemode_table = (
    ((S_IFLNK, 'l'), (S_IFREG, '-'), (S_IFBLK, 'b'), (S_IFDIR, 'd'), (S_IFCHR, 'c'), (S_IFIFO, 'p')),
    ((TUREAD, 'r'),), ((TUWRITE, 'w'),), ((TUEXEC | TSUID, 's'), (TSUID, 'S'), (TUEXEC, 'x')),
    ((TGREAD, 'r'),), ((TGWRITE, 'w'),), ((TGEXEC | TSGID, 's'), (TSGID, 'S'), (TGEXEC, 'x')),
    ((TOREAD, 'r'),), ((TOWRITE, 'w'),), ((TOEXEC | TSVTX, 't'), (TSVTX, 'T'), (TOEXEC, 'x')),
)

ENCODING = sys.getfilesystemencoding()
if ENCODING is None:
    ENCODING = sys.getdefaultencoding()

_pax_record = re.compile(r'(\d+) ([^=]+)=')


class TarError(Exception):
    """Base of the errors of this module."""


class ExtractError(TarError):
    """A member was extracted, but something of it could not be set."""


class ReadError(TarError):
    """The archive is none, or damaged."""


class CompressionError(TarError):
    """The compression is not known, or not available."""


class StreamError(TarError):
    """Not possible with an archive that is read as a stream."""


class HeaderError(TarError):
    """Base of the errors of headers."""


class EmptyHeaderError(HeaderError):
    """There is no header: the file ends."""


class TruncatedHeaderError(HeaderError):
    """The file ends inside of a header."""


class EOFHeaderError(HeaderError):
    """The header is the mark of the end."""


class InvalidHeaderError(HeaderError):
    """The header is no header."""


class SubsequentHeaderError(HeaderError):
    """What a header announces does not follow."""


# --- Fields

def stn(s, length):
    """A text as a field of `length` bytes."""
    return s[:length].ljust(length, NUL)


def nts(s):
    """The text in a field."""
    return s.partition(NUL)[0]


def nti(s):
    """The number in a field: octal digits, or bytes behind a mark. InvalidHeaderError if it is neither."""
    if s[0] == '\x80':
        n = 0L
        for char in s[1:]:
            n = n << 8 | ord(char)
        return n
    try:
        return int(nts(s).strip() or '0', 8)
    except ValueError:
        raise InvalidHeaderError('invalid header')


def itn(n, digits=8, format=DEFAULT_FORMAT):
    """A number as a field of `digits` bytes. ValueError if it does not fit; the format of GNU has room for more."""
    if 0 <= n < 8 ** (digits - 1):
        return '%0*o' % (digits - 1, n) + NUL
    if format != GNU_FORMAT or n >= 256 ** (digits - 1):
        raise ValueError('overflow in number field')
    if n < 0:
        # As unsigned numbers of 64 bits, whatever the size of the field.
        n = struct.unpack('L', struct.pack('l', n))[0]
    chars = []
    for _ in xrange(digits - 1):
        chars.append(chr(n & 0xff))
        n >>= 8
    return '\x80' + ''.join(reversed(chars))


def uts(s, encoding, errors):
    """A unicode text as bytes. With errors='utf-8' what the encoding has not becomes UTF-8."""
    if errors != 'utf-8':
        return s.encode(encoding, errors)
    try:
        return s.encode(encoding, 'strict')
    except UnicodeEncodeError:
        pass
    parts = []
    for char in s:
        try:
            parts.append(char.encode(encoding, 'strict'))
        except UnicodeEncodeError:
            parts.append(char.encode('utf-8'))
    return ''.join(parts)


def calc_chksums(buf):
    """The check sums of a header: of its bytes as unsigned and as signed numbers. Its own place counts as spaces."""
    counted = buf[:148] + buf[156:512]
    return 256 + sum(struct.unpack('504B', counted)), 256 + sum(struct.unpack('504b', counted))


def _of_types(name, types):
    """A method that gives whether a member is of one of these types."""
    def check(self):
        return self.type in types
    check.__name__ = name
    return check


def filemode(mode):
    """A mode as `ls` shows it, '-rwxr-xr-x'."""
    return ''.join(next((char for bits, char in table if mode & bits == bits), '-') for table in filemode_table)


class TarInfo(object):
    """What is known of a member: name, size, mtime, mode, type, linkname, uid, gid, uname, gname, devmajor, devminor and
    pax_headers; offset and offset_data say where header and data are."""

    def __init__(self, name=''):
        self.name = name
        self.mode = 0644
        self.uid = self.gid = 0
        self.size = self.mtime = self.chksum = 0
        self.type = REGTYPE
        self.linkname = self.uname = self.gname = ''
        self.devmajor = self.devminor = 0
        self.offset = self.offset_data = 0
        self.pax_headers = {}

    def _getpath(self):
        return self.name

    def _setpath(self, name):
        self.name = name

    path = property(_getpath, _setpath)

    def _getlinkpath(self):
        return self.linkname

    def _setlinkpath(self, linkname):
        self.linkname = linkname

    linkpath = property(_getlinkpath, _setlinkpath)

    def __repr__(self):
        return '<%s %r at %#x>' % (self.__class__.__name__, self.name, id(self))

    # --- Writing

    def get_info(self, encoding, errors):
        """The fields of the header as a dict, with texts as bytes."""
        info = dict((name, getattr(self, name)) for name in (
            'name', 'uid', 'gid', 'size', 'mtime', 'chksum', 'type', 'linkname', 'uname', 'gname', 'devmajor', 'devminor'))
        info['mode'] = self.mode & 07777
        if info['type'] == DIRTYPE and not info['name'].endswith('/'):
            info['name'] += '/'
        for name in 'name', 'linkname', 'uname', 'gname':
            if type(info[name]) is unicode:
                info[name] = info[name].encode(encoding, errors)
        return info

    def tobuf(self, format=DEFAULT_FORMAT, encoding=ENCODING, errors='strict'):
        """The header as bytes, some blocks. ValueError if something does not fit into the format."""
        info = self.get_info(encoding, errors)
        if format == PAX_FORMAT:
            return self.create_pax_header(info, encoding, errors)
        if format not in (USTAR_FORMAT, GNU_FORMAT):
            raise ValueError('invalid format')
        make = self.create_gnu_header if format == GNU_FORMAT else self.create_ustar_header
        return make(info)

    def create_ustar_header(self, info):
        """The header in the format ustar."""
        link, name = info['linkname'], info['name']
        if len(link) > LENGTH_LINK:
            raise ValueError('linkname is too long')
        if len(name) > LENGTH_NAME:
            prefix, name = self._posix_split_name(name)
            info.update(prefix=prefix, name=name)
        info['magic'] = POSIX_MAGIC
        return self._create_header(info, USTAR_FORMAT)

    def create_gnu_header(self, info):
        """The header in the format of GNU tar: long names are members of their own in front of it."""
        longer = ''.join([self._create_gnu_long_header(info[field], kind)
                          for field, length, kind in _GNU_LONG if len(info[field]) > length])
        info['magic'] = GNU_MAGIC
        return longer + self._create_header(info, GNU_FORMAT)

    def create_pax_header(self, info, encoding, errors):
        """The header in the format pax: what is long or not ASCII stands in a member of its own in front of it."""
        info['magic'] = POSIX_MAGIC
        headers = self.pax_headers.copy()
        for name, keyword, length in (('name', 'path', LENGTH_NAME), ('linkname', 'linkpath', LENGTH_LINK),
                                      ('uname', 'uname', 32), ('gname', 'gname', 32)):
            if keyword in headers:
                continue
            value = info[name].decode(encoding, errors)
            try:
                value.encode('ascii')
                is_plain = True
            except UnicodeEncodeError:
                is_plain = False
            if not is_plain or len(info[name]) > length:
                headers[keyword] = value
        for name, digits in ('uid', 8), ('gid', 8), ('size', 12), ('mtime', 12):
            value = info[name]
            if name in headers:
                info[name] = 0
            elif isinstance(value, float) or not 0 <= value < 8 ** (digits - 1):
                headers[name] = unicode(value)
                info[name] = 0
        buf = self._create_pax_generic_header(headers) if headers else ''
        return buf + self._create_header(info, USTAR_FORMAT)

    @classmethod
    def create_pax_global_header(cls, pax_headers):
        """A pax header for all members behind it."""
        return cls._create_pax_generic_header(pax_headers, type=XGLTYPE)

    def _posix_split_name(self, name):
        """A long name as prefix and name, which the format ustar keeps apart."""
        at = name.rfind('/', 0, LENGTH_PREFIX + 1)
        if at <= 0 or len(name) - at - 1 > LENGTH_NAME:
            raise ValueError('name is too long')
        return name[:at], name[at + 1:]

    @staticmethod
    def _create_header(info, format):
        get = info.get
        buf = ''.join((
            stn(get('name', ''), 100), itn(get('mode', 0) & 07777, 8, format), itn(get('uid', 0), 8, format),
            itn(get('gid', 0), 8, format), itn(get('size', 0), 12, format), itn(get('mtime', 0), 12, format),
            ' ' * 8, get('type', REGTYPE), stn(get('linkname', ''), 100), stn(get('magic', POSIX_MAGIC), 8),
            stn(get('uname', ''), 32), stn(get('gname', ''), 32), itn(get('devmajor', 0), 8, format),
            itn(get('devminor', 0), 8, format), stn(get('prefix', ''), 155)))
        buf = stn(buf, BLOCKSIZE)
        return buf[:148] + '%06o\0' % calc_chksums(buf)[0] + buf[155:]

    @staticmethod
    def _create_payload(payload):
        return payload + NUL * (-len(payload) % BLOCKSIZE)

    @classmethod
    def _create_gnu_long_header(cls, name, type):
        name += NUL
        info = {'name': '././@LongLink', 'type': type, 'size': len(name), 'magic': GNU_MAGIC}
        return cls._create_header(info, USTAR_FORMAT) + cls._create_payload(name)

    @classmethod
    def _create_pax_generic_header(cls, pax_headers, type=XHDTYPE):
        records = []
        for keyword, value in pax_headers.iteritems():
            rest = ' %s=%s\n' % (keyword.encode('utf-8'), value.encode('utf-8'))
            # The length counts its own digits.
            size = len(rest)
            while size != len(rest) + len(str(size)):
                size = len(rest) + len(str(size))
            records.append(str(size) + rest)
        records = ''.join(records)
        info = {'name': '././@PaxHeader', 'type': type, 'size': len(records), 'magic': POSIX_MAGIC}
        return cls._create_header(info, USTAR_FORMAT) + cls._create_payload(records)

    # --- Reading

    @classmethod
    def frombuf(cls, buf):
        """From the block of a header; a HeaderError if it is none."""
        if len(buf) != BLOCKSIZE:
            raise TruncatedHeaderError('truncated header') if buf else EmptyHeaderError('empty header')
        if buf == _END_BLOCK:
            raise EOFHeaderError('end of file header')
        written = nti(buf[148:156])
        if written not in calc_chksums(buf):
            raise InvalidHeaderError('bad checksum')
        self = cls()
        self.buf = buf
        self.name = nts(buf[:100])
        self.mode = nti(buf[100:108])
        self.uid = nti(buf[108:116])
        self.gid = nti(buf[116:124])
        self.size = nti(buf[124:136])
        self.mtime = nti(buf[136:148])
        self.chksum = written
        self.type = buf[156]
        self.linkname = nts(buf[157:257])
        self.uname = nts(buf[265:297])
        self.gname = nts(buf[297:329])
        self.devmajor = nti(buf[329:337])
        self.devminor = nti(buf[337:345])
        prefix = nts(buf[345:500])
        # Old archives mark folders by their names alone.
        if self.type == AREGTYPE and self.name.endswith('/'):
            self.type = DIRTYPE
        if self.isdir():
            self.name = self.name.rstrip('/')
        if prefix and self.type not in GNU_TYPES:
            self.name = prefix + '/' + self.name
        return self

    @classmethod
    def fromtarfile(cls, tarfile):
        """The next member of an open archive, with the headers that belong to it."""
        self = cls.frombuf(tarfile.fileobj.read(BLOCKSIZE))
        self.offset = tarfile.fileobj.tell() - BLOCKSIZE
        return self._proc_member(tarfile)

    def _proc_member(self, tarfile):
        """Reads what belongs to the header and goes to the data; gives the member, which may be a later one. To be
        extended by subclasses that know more types."""
        if self.type in (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK):
            return self._proc_gnulong(tarfile)
        if self.type == GNUTYPE_SPARSE:
            return self._proc_sparse(tarfile)
        if self.type in (XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE):
            return self._proc_pax(tarfile)
        return self._proc_builtin(tarfile)

    def _data_end(self):
        """Where the next header is."""
        has_data = self.isreg() or self.type not in SUPPORTED_TYPES
        return self.offset_data + (self._block(self.size) if has_data else 0)

    def _proc_builtin(self, tarfile):
        self.offset_data = tarfile.fileobj.tell()
        tarfile.offset = self._data_end()
        self._apply_pax_info(tarfile.pax_headers, tarfile.encoding, tarfile.errors)
        return self

    def _following(self, tarfile):
        """The member that this one says something of."""
        try:
            following = self.fromtarfile(tarfile)
        except HeaderError:
            raise SubsequentHeaderError('missing or bad subsequent header')
        return following

    def _proc_gnulong(self, tarfile):
        text = nts(tarfile.fileobj.read(self._block(self.size)))
        following = self._following(tarfile)
        following.offset = self.offset
        if self.type == GNUTYPE_LONGNAME:
            following.name = text
        elif self.type == GNUTYPE_LONGLINK:
            following.linkname = text
        return following

    def _proc_sparse(self, tarfile):
        # Pieces of data, as (place in the file, size, place in the data). What is between them are zeros.
        self.sparse = pieces = []
        at, buf, count, extended = 386, self.buf, 4, 482
        full_size = nti(buf[483:495])
        stored = 0L
        while True:
            for start in xrange(at, at + 24 * count, 24):
                offset, size = nti(buf[start:start + 12]), nti(buf[start + 12:start + 24])
                pieces.append((offset, size, stored))
                stored += size
            if ord(buf[extended]) != 1:
                break
            at, buf, count, extended = 0, tarfile.fileobj.read(BLOCKSIZE), 21, 504
        self.offset_data = tarfile.fileobj.tell()
        tarfile.offset = self.offset_data + self._block(self.size)
        self.size = full_size
        return self

    def _proc_pax(self, tarfile):
        buf = tarfile.fileobj.read(self._block(self.size))
        headers = tarfile.pax_headers if self.type == XGLTYPE else tarfile.pax_headers.copy()
        at = 0
        while True:
            found = _pax_record.match(buf, at)
            if not found:
                break
            length = int(found.group(1))
            if length == 0:
                raise InvalidHeaderError('invalid header')
            value = buf[found.end(2) + 1:at + length - 1]
            headers[found.group(2).decode('utf-8')] = value.decode('utf-8')
            at += length
        following = self._following(tarfile)
        if self.type in (XHDTYPE, SOLARIS_XHDTYPE):
            following._apply_pax_info(headers, tarfile.encoding, tarfile.errors)
            following.offset = self.offset
            if 'size' in headers:
                tarfile.offset = following._data_end()
        return following

    def _apply_pax_info(self, pax_headers, encoding, errors):
        """Takes over what pax headers say."""
        for keyword, value in pax_headers.iteritems():
            if keyword not in PAX_FIELDS:
                continue
            convert = PAX_NUMBER_FIELDS.get(keyword)
            if convert is None:
                field = uts(value.rstrip('/') if keyword == 'path' else value, encoding, errors)
            else:
                try:
                    field = convert(value)
                except ValueError:
                    field = 0
            setattr(self, keyword, field)
        self.pax_headers = pax_headers.copy()

    def _block(self, count):
        """`count` rounded up to whole blocks."""
        return -(-count // BLOCKSIZE) * BLOCKSIZE

    # --- Kinds

    isreg = _of_types('isreg', REGULAR_TYPES)
    isdir = _of_types('isdir', (DIRTYPE,))
    issym = _of_types('issym', (SYMTYPE,))
    islnk = _of_types('islnk', (LNKTYPE,))
    ischr = _of_types('ischr', (CHRTYPE,))
    isblk = _of_types('isblk', (BLKTYPE,))
    isfifo = _of_types('isfifo', (FIFOTYPE,))
    issparse = _of_types('issparse', (GNUTYPE_SPARSE,))
    isdev = _of_types('isdev', (CHRTYPE, BLKTYPE, FIFOTYPE))

    def isfile(self):
        return self.isreg()
