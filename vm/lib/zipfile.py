# SPDX-License-Identifier: MIT
"""Reads and writes zip archives (PKWARE's APPNOTE.TXT; several disks and encrypted writing are not supported).

Long because ZipFile is one class, and reads the limits here, where programs set them.
"""
import binascii
import cStringIO
import io
import os
import shutil
import struct
import sys
import time
try:
    import zlib
    crc32 = zlib.crc32
except ImportError:
    zlib = None
    crc32 = binascii.crc32

from _zipread import ZipExtFile, _ZipDecrypter, compressor_names
from _ziprecords import (
    BadZipfile, _ECD_COMMENT, _ECD_COMMENT_SIZE, _ECD_DISK_NUMBER, _ECD_DISK_START, _ECD_ENTRIES_THIS_DISK,
    _ECD_ENTRIES_TOTAL, _ECD_LOCATION, _ECD_OFFSET, _ECD_SIGNATURE, _ECD_SIZE, _EndRecData, _EndRecData64,
    _FH_EXTRA_FIELD_LENGTH, _FH_FILENAME_LENGTH, _FH_SIGNATURE, _extra_fields, _strip_extra, sizeCentralDir,
    sizeEndCentDir, sizeEndCentDir64, sizeEndCentDir64Locator, sizeFileHeader, stringCentralDir, stringEndArchive,
    stringEndArchive64, stringEndArchive64Locator, stringFileHeader, structCentralDir, structEndArchive,
    structEndArchive64, structEndArchive64Locator, structFileHeader)

__all__ = ['BadZipfile', 'error', 'ZIP_STORED', 'ZIP_DEFLATED', 'is_zipfile', 'ZipInfo', 'ZipFile', 'PyZipFile',
           'LargeZipFile']


class LargeZipFile(Exception):
    """The archive would need the ZIP64 extensions, which are not allowed."""


error = BadZipfile

# Beyond these the ZIP64 extensions are needed.
ZIP64_LIMIT = (1 << 31) - 1
ZIP_FILECOUNT_LIMIT = (1 << 16) - 1
ZIP_MAX_COMMENT = (1 << 16) - 1

ZIP_STORED = 0
ZIP_DEFLATED = 8

# Bits of flag_bits.
_ENCRYPTED, _SIZES_BEHIND, _UTF8 = 1, 8, 0x800
# Sizes and offsets that say: look into the extra field.
_IN_EXTRA, _IN_EXTRA64 = 0xffffffffL, 0xffffffffffffffffL
_ZIP64_FIELD = 1
_ZIP64_VERSION = 45


def is_zipfile(filename):
    """Whether a file, given by its name or open, ends as a zip archive does."""
    try:
        if hasattr(filename, 'read'):
            return _check_zipfile(filename)
        with open(filename, 'rb') as fp:
            return _check_zipfile(fp)
    except IOError:
        return False


def _check_zipfile(fp):
    try:
        return bool(_EndRecData(fp))
    except IOError:
        return False


class ZipInfo(object):
    """What an archive knows of a member: name, time, sizes, kind of compression and the rest, as attributes.

    filename: the name in the archive, with '/' between its parts; one with '/' at the end is a folder. date_time: a tuple
    of six, year to second."""

    __slots__ = ('orig_filename', 'filename', 'date_time', 'compress_type', 'comment', 'extra', 'create_system',
                 'create_version', 'extract_version', 'reserved', 'flag_bits', 'volume', 'internal_attr', 'external_attr',
                 'header_offset', 'CRC', 'compress_size', 'file_size', '_raw_time')

    def __init__(self, filename='NoName', date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        end = filename.find('\0')
        if end >= 0:
            filename = filename[:end]
        if os.sep != '/' and os.sep in filename:
            filename = filename.replace(os.sep, '/')
        self.filename = filename
        self.date_time = date_time
        if date_time[0] < 1980:
            raise ValueError('ZIP does not support timestamps before 1980')
        self.compress_type = ZIP_STORED
        self.comment = self.extra = ''
        # Whose attributes external_attr has: 0 DOS and Windows, 3 UNIX.
        self.create_system = 0 if sys.platform == 'win32' else 3
        self.create_version = self.extract_version = 20
        self.reserved = self.flag_bits = self.volume = self.internal_attr = self.external_attr = 0

    def _dos_time(self):
        """Time and date as DOS has them."""
        year, month, day, hour, minute, second = self.date_time[:6]
        return hour << 11 | minute << 5 | second // 2, year - 1980 << 9 | month << 5 | day

    def FileHeader(self, zip64=None):
        """What stands in front of the data. zip64: whether with the sizes of ZIP64; None: if they are needed."""
        crc, packed, size = (0, 0, 0) if self.flag_bits & _SIZES_BEHIND else (self.CRC, self.compress_size, self.file_size)
        extra = self.extra
        is_large = size > ZIP64_LIMIT or packed > ZIP64_LIMIT
        if zip64 is None:
            zip64 = is_large
        if zip64:
            extra += struct.pack('<HHQQ', _ZIP64_FIELD, 16, size, packed)
        if is_large:
            if not zip64:
                raise LargeZipFile('Filesize would require ZIP64 extensions')
            packed = size = _IN_EXTRA
            self.extract_version = max(_ZIP64_VERSION, self.extract_version)
            self.create_version = max(_ZIP64_VERSION, self.extract_version)
        name, flags = self._encodeFilenameFlags()
        time_, date = self._dos_time()
        return struct.pack(structFileHeader, stringFileHeader, self.extract_version, self.reserved, flags,
                           self.compress_type, time_, date, crc, packed, size, len(name), len(extra)) + name + extra

    def _encodeFilenameFlags(self):
        if not isinstance(self.filename, unicode):
            return self.filename, self.flag_bits
        try:
            return self.filename.encode('ascii'), self.flag_bits
        except UnicodeEncodeError:
            return self.filename.encode('utf-8'), self.flag_bits | _UTF8

    def _decodeFilename(self):
        return self.filename.decode('utf-8') if self.flag_bits & _UTF8 else self.filename

    def _decodeExtra(self):
        """Takes the sizes and the offset that were too large for the directory from the extra field."""
        for kind, start, end in _extra_fields(self.extra):
            if kind != _ZIP64_FIELD:
                continue
            size = end - start - 4
            if size >= 24:
                size = 24
            elif size % 8:
                raise RuntimeError('Corrupt extra field %s' % size)
            numbers = struct.unpack('<%dQ' % (size // 8), self.extra[start + 4:start + 4 + size])
            used = 0
            if self.file_size in (_IN_EXTRA, _IN_EXTRA64):
                self.file_size = numbers[used]
                used += 1
            if self.compress_size == _IN_EXTRA:
                self.compress_size = numbers[used]
                used += 1
            if self.header_offset == _IN_EXTRA:
                self.header_offset = numbers[used]


class ZipFile(object):
    """An archive: reads it ('r'), makes it ('w') or adds to it ('a').

    file: its name, or an open file. compression: for new members, ZIP_STORED or ZIP_DEFLATED. allowZip64: use the
    extensions for large archives where needed, else LargeZipFile. Attributes: filename, filelist (of ZipInfo), NameToInfo,
    comment, and debug, with which it prints more (0 to 3)."""

    # None once closed.
    fp = None

    def __init__(self, file, mode='r', compression=ZIP_STORED, allowZip64=False):
        if mode not in ('r', 'w', 'a'):
            raise RuntimeError('ZipFile() requires mode "r", "w", or "a"')
        _check_compression(compression)
        self._allowZip64 = allowZip64
        self._didModify = False
        self.debug = 0
        self.NameToInfo = {}
        self.filelist = []
        self.compression = compression
        self.mode = mode
        self.pwd = None
        self._comment = ''
        if isinstance(file, basestring):
            self._filePassed = 0
            self.filename = file
            try:
                self.fp = open(file, {'r': 'rb', 'w': 'wb', 'a': 'r+b'}[mode])
            except IOError:
                if mode != 'a':
                    raise
                # There is none to add to.
                self.mode = mode = 'w'
                self.fp = open(file, 'wb')
        else:
            self._filePassed = 1
            self.fp = file
            self.filename = getattr(file, 'name', None)
        try:
            if mode == 'w':
                self._didModify = True
                return
            try:
                self._RealGetContents()
                if mode == 'a':
                    # The new members take the place of the directory.
                    self.fp.seek(self.start_dir)
            except BadZipfile:
                if mode == 'r':
                    raise
                # Any file may have an archive behind it.
                self.fp.seek(0, 2)
                self._didModify = True
        except:
            self._drop_file()
            raise

    def _drop_file(self):
        fp, self.fp = self.fp, None
        if not self._filePassed:
            fp.close()

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __del__(self):
        self.close()

    # --- The directory

    def _RealGetContents(self):
        """Reads the directory."""
        fp = self.fp
        try:
            record = _EndRecData(fp)
        except IOError:
            record = None
        if not record:
            raise BadZipfile('File is not a zip file')
        if self.debug > 1:
            print record
        size, offset = record[_ECD_SIZE], record[_ECD_OFFSET]
        self._comment = record[_ECD_COMMENT]
        # Where the archive starts, as seen from the record behind the directory: there may be something in front of it.
        concat = record[_ECD_LOCATION] - size - offset
        if record[_ECD_SIGNATURE] == stringEndArchive64:
            concat -= sizeEndCentDir64 + sizeEndCentDir64Locator
        if self.debug > 2:
            print 'given, inferred, offset', offset, offset + concat, concat
        self.start_dir = offset + concat
        fp.seek(self.start_dir, 0)
        directory = cStringIO.StringIO(fp.read(size))
        while directory.tell() < size:
            fixed = directory.read(sizeCentralDir)
            if len(fixed) != sizeCentralDir:
                raise BadZipfile('Truncated central directory')
            fields = struct.unpack(structCentralDir, fixed)
            if fields[0] != stringCentralDir:
                raise BadZipfile('Bad magic number for central directory')
            if self.debug > 2:
                print fields
            info = self._read_info(fields, directory)
            info.header_offset += concat
            info.filename = info._decodeFilename()
            self.filelist.append(info)
            self.NameToInfo[info.filename] = info
            if self.debug > 2:
                print 'total', directory.tell()

    def _read_info(self, fields, directory):
        name_size, extra_size, comment_size = fields[12:15]
        info = ZipInfo(directory.read(name_size))
        info.extra = directory.read(extra_size)
        info.comment = directory.read(comment_size)
        (info.create_version, info.create_system, info.extract_version, info.reserved, info.flag_bits, info.compress_type,
         time_, date, info.CRC, info.compress_size, info.file_size) = fields[1:12]
        info.volume, info.internal_attr, info.external_attr, info.header_offset = fields[15:]
        info._raw_time = time_
        info.date_time = ((date >> 9) + 1980, date >> 5 & 15, date & 31, time_ >> 11, time_ >> 5 & 63, (time_ & 31) * 2)
        info._decodeExtra()
        return info

    def namelist(self):
        """The names of the members."""
        return [info.filename for info in self.filelist]

    def infolist(self):
        """What is known of the members, a list of ZipInfo."""
        return self.filelist

    def getinfo(self, name):
        """What is known of a member. KeyError if there is none of the name."""
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError('There is no item named %r in the archive' % name)
        return info

    def printdir(self):
        """Prints a table of the members."""
        print '%-46s %19s %12s' % ('File Name', 'Modified    ', 'Size')
        for info in self.filelist:
            date = '%d-%02d-%02d %02d:%02d:%02d' % info.date_time[:6]
            print '%-46s %s %12d' % (info.filename, date, info.file_size)

    @property
    def comment(self):
        """The comment of the archive."""
        return self._comment

    @comment.setter
    def comment(self, comment):
        if len(comment) > ZIP_MAX_COMMENT:
            import warnings
            warnings.warn('Archive comment is too long; truncating to %d bytes' % ZIP_MAX_COMMENT, stacklevel=2)
            comment = comment[:ZIP_MAX_COMMENT]
        self._comment = comment
        self._didModify = True

    # --- Reading

    def setpassword(self, pwd):
        """The password for encrypted members."""
        self.pwd = pwd

    def testzip(self):
        """Reads all members; gives the name of the first that is damaged, else None."""
        for info in self.filelist:
            try:
                with self.open(info.filename, 'r') as f:
                    while f.read(1 << 20):
                        pass
            except BadZipfile:
                return info.filename

    def read(self, name, pwd=None):
        """The bytes of a member, given by its name or its ZipInfo."""
        with self.open(name, 'r', pwd) as f:
            return f.read()

    def open(self, name, mode='r', pwd=None):
        """A file to read a member; with mode 'U' or 'rU' all line ends become '\\n'. Where the archive was opened by its
        name, several can be read at the same time."""
        if mode not in ('r', 'U', 'rU'):
            raise RuntimeError('open() requires mode "r", "U", or "rU"')
        if not self.fp:
            raise RuntimeError('Attempt to read ZIP archive that was already closed')
        own = not self._filePassed
        source = io.open(self.filename, 'rb') if own else self.fp
        try:
            info = name if isinstance(name, ZipInfo) else self.getinfo(name)
            source.seek(info.header_offset, 0)
            header = source.read(sizeFileHeader)
            if len(header) != sizeFileHeader:
                raise BadZipfile('Truncated file header')
            fields = struct.unpack(structFileHeader, header)
            if fields[_FH_SIGNATURE] != stringFileHeader:
                raise BadZipfile('Bad magic number for file header')
            filename = source.read(fields[_FH_FILENAME_LENGTH])
            if fields[_FH_EXTRA_FIELD_LENGTH]:
                source.read(fields[_FH_EXTRA_FIELD_LENGTH])
            if filename != info.orig_filename:
                raise BadZipfile('File name in directory "%s" and header "%s" differ.' % (info.orig_filename, filename))
            decrypter = self._decrypter(info, name, pwd or self.pwd, source) if info.flag_bits & _ENCRYPTED else None
            return ZipExtFile(source, mode, info, decrypter, close_fileobj=own)
        except:
            if own:
                source.close()
            raise

    def _decrypter(self, info, name, pwd, source):
        """What decrypts a member; `source` is at the header of its data, by which a wrong password is mostly found out."""
        if not pwd:
            raise RuntimeError('File %s is encrypted, password required for extraction' % name)
        decrypter = _ZipDecrypter(pwd)
        header = map(decrypter, source.read(12)[:12])
        check = info._raw_time >> 8 if info.flag_bits & _SIZES_BEHIND else info.CRC >> 24
        if ord(header[11]) != check & 0xff:
            raise RuntimeError('Bad password for file', name)
        return decrypter

    def extract(self, member, path=None, pwd=None):
        """Writes a member, given by its name or its ZipInfo, below folder `path` (the current one), and gives the name of
        the file. Roots and '..' in the name are left out."""
        if not isinstance(member, ZipInfo):
            member = self.getinfo(member)
        return self._extract_member(member, os.getcwd() if path is None else path, pwd)

    def extractall(self, path=None, members=None, pwd=None):
        """The same for all members, or those in `members`."""
        for member in self.namelist() if members is None else members:
            self.extract(member, path, pwd)

    def _extract_member(self, member, targetpath, pwd):
        name = member.filename.replace('/', os.sep)
        if os.altsep:
            name = name.replace(os.altsep, os.sep)
        name = os.path.splitdrive(name)[1]
        parts = [part for part in name.split(os.sep) if part not in ('', os.curdir, os.pardir)]
        target = os.path.normpath(os.path.join(targetpath, os.sep.join(parts)))
        folder = os.path.dirname(target)
        if folder and not os.path.exists(folder):
            os.makedirs(folder)
        if member.filename.endswith('/'):
            if not os.path.isdir(target):
                os.mkdir(target)
            return target
        with self.open(member, pwd=pwd) as source:
            with open(target, 'wb') as output:
                shutil.copyfileobj(source, output)
        return target

    # --- Writing

    def _writecheck(self, zinfo):
        """Whether the member can be written: RuntimeError or LargeZipFile if not."""
        if zinfo.filename in self.NameToInfo:
            import warnings
            warnings.warn('Duplicate name: %r' % zinfo.filename, stacklevel=3)
        if self.mode not in ('w', 'a'):
            raise RuntimeError('write() requires mode "w" or "a"')
        if not self.fp:
            raise RuntimeError('Attempt to write ZIP archive that was already closed')
        _check_compression(zinfo.compress_type)
        if not self._allowZip64:
            _check_limits([(len(self.filelist) >= ZIP_FILECOUNT_LIMIT, 'Files count'),
                           (zinfo.file_size > ZIP64_LIMIT, 'Filesize'),
                           (zinfo.header_offset > ZIP64_LIMIT, 'Zipfile size')])

    def _check_open(self):
        if not self.fp:
            raise RuntimeError('Attempt to write to ZIP archive that was already closed')

    def _added(self, info):
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info

    def write(self, filename, arcname=None, compress_type=None):
        """Adds a file or a folder (without what is in it), under its own name or `arcname`."""
        self._check_open()
        st = os.stat(filename)
        is_folder = os.path.isdir(filename)
        date_time = time.localtime(st.st_mtime)[:6]
        name = os.path.normpath(os.path.splitdrive(filename if arcname is None else arcname)[1])
        while name[0] in (os.sep, os.altsep):
            name = name[1:]
        if is_folder:
            name += '/'
        info = ZipInfo(name, date_time)
        info.external_attr = (st.st_mode & 0xffff) << 16L
        if is_folder:
            info.compress_type = ZIP_STORED
        else:
            info.compress_type = self.compression if compress_type is None else compress_type
        info.file_size = st.st_size
        info.flag_bits = 0
        info.header_offset = self.fp.tell()
        self._writecheck(info)
        self._didModify = True
        if is_folder:
            info.file_size = info.compress_size = info.CRC = 0
            # As DOS marks folders.
            info.external_attr |= 0x10
            self._added(info)
            self.fp.write(info.FileHeader(False))
            return
        with open(filename, 'rb') as source:
            self._copy_in(info, source)
        self._added(info)

    def _copy_in(self, info, source):
        """Writes header and data. The header is written again when sizes and check sum are known."""
        info.CRC = info.compress_size = 0
        # Compressed it may be a little larger.
        zip64 = self._allowZip64 and info.file_size * 1.05 > ZIP64_LIMIT
        self.fp.write(info.FileHeader(zip64))
        packer = None
        if info.compress_type == ZIP_DEFLATED:
            packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -15)
        crc = size = packed_size = 0
        for data in iter(lambda: source.read(8192), ''):
            size += len(data)
            crc = crc32(data, crc)
            if packer:
                data = packer.compress(data)
                packed_size += len(data)
            self.fp.write(data)
        if packer:
            data = packer.flush()
            packed_size += len(data)
            self.fp.write(data)
        info.compress_size = packed_size if packer else size
        info.CRC = crc & 0xffffffff
        info.file_size = size
        if not zip64 and self._allowZip64:
            if size > ZIP64_LIMIT:
                raise RuntimeError('File size has increased during compressing')
            if info.compress_size > ZIP64_LIMIT:
                raise RuntimeError('Compressed size larger than uncompressed size')
        end = self.fp.tell()
        self.fp.seek(info.header_offset, 0)
        self.fp.write(info.FileHeader(zip64))
        self.fp.seek(end, 0)

    def writestr(self, zinfo_or_arcname, bytes, compress_type=None):
        """Adds a member with the given bytes, under a name or as a ZipInfo says."""
        if isinstance(zinfo_or_arcname, ZipInfo):
            info = zinfo_or_arcname
        else:
            info = ZipInfo(zinfo_or_arcname, time.localtime(time.time())[:6])
            info.compress_type = self.compression
            if info.filename[-1] == '/':
                info.external_attr = 040775 << 16 | 0x10
            else:
                info.external_attr = 0600 << 16
        self._check_open()
        if compress_type is not None:
            info.compress_type = compress_type
        info.file_size = len(bytes)
        info.header_offset = self.fp.tell()
        self._writecheck(info)
        self._didModify = True
        info.CRC = crc32(bytes) & 0xffffffff
        if info.compress_type == ZIP_DEFLATED:
            packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -15)
            bytes = packer.compress(bytes) + packer.flush()
        info.compress_size = len(bytes)
        zip64 = info.file_size > ZIP64_LIMIT or info.compress_size > ZIP64_LIMIT
        if zip64 and not self._allowZip64:
            raise LargeZipFile('Filesize would require ZIP64 extensions')
        self.fp.write(info.FileHeader(zip64))
        self.fp.write(bytes)
        if info.flag_bits & _SIZES_BEHIND:
            self.fp.write(struct.pack('<4sLQQ' if zip64 else '<4sLLL', 'PK\7\x08', info.CRC, info.compress_size,
                                      info.file_size))
        self.fp.flush()
        self._added(info)

    def close(self):
        """Writes the directory, if there is something new. Without it there is no archive."""
        if self.fp is None:
            return
        try:
            if self.mode in ('w', 'a') and self._didModify:
                self._write_directory()
        finally:
            self._drop_file()

    def _write_directory(self):
        fp = self.fp
        start = fp.tell()
        for info in self.filelist:
            fp.write(self._directory_entry(info))
        end = fp.tell()
        count, size, offset = len(self.filelist), end - start, start
        large = [(count > ZIP_FILECOUNT_LIMIT, 'Files count'), (offset > ZIP64_LIMIT, 'Central directory offset'),
                 (size > ZIP64_LIMIT, 'Central directory size')]
        if any(is_large for is_large, _ in large):
            if not self._allowZip64:
                _check_limits(large)
            fp.write(struct.pack(structEndArchive64, stringEndArchive64, sizeEndCentDir64 - 12, _ZIP64_VERSION,
                                 _ZIP64_VERSION, 0, 0, count, count, size, offset))
            fp.write(struct.pack(structEndArchive64Locator, stringEndArchive64Locator, 0, end, 1))
            count, size, offset = min(count, 0xffff), min(size, _IN_EXTRA), min(offset, _IN_EXTRA)
        fp.write(struct.pack(structEndArchive, stringEndArchive, 0, 0, count, count, size, offset, len(self._comment)))
        fp.write(self._comment)
        fp.flush()

    def _directory_entry(self, info):
        size, packed, offset, large = info.file_size, info.compress_size, info.header_offset, []
        if size > ZIP64_LIMIT or packed > ZIP64_LIMIT:
            large += [size, packed]
            size = packed = _IN_EXTRA
        if offset > ZIP64_LIMIT:
            large.append(offset)
            offset = _IN_EXTRA
        extra, extract_version, create_version = info.extra, info.extract_version, info.create_version
        if large:
            extra = struct.pack('<HH%dQ' % len(large), _ZIP64_FIELD, 8 * len(large), *large) + \
                _strip_extra(extra, (_ZIP64_FIELD,))
            extract_version = max(_ZIP64_VERSION, extract_version)
            create_version = max(_ZIP64_VERSION, create_version)
        name, flags = info._encodeFilenameFlags()
        time_, date = info._dos_time()
        return struct.pack(structCentralDir, stringCentralDir, create_version, info.create_system, extract_version,
                           info.reserved, flags, info.compress_type, time_, date, info.CRC, packed, size, len(name),
                           len(extra), len(info.comment), 0, info.internal_attr, info.external_attr, offset) + \
            name + extra + info.comment


def _check_compression(kind):
    if kind == ZIP_DEFLATED:
        if not zlib:
            raise RuntimeError('Compression requires the (missing) zlib module')
    elif kind != ZIP_STORED:
        raise RuntimeError('That compression method is not supported')


def _check_limits(large):
    """`large` is a list of whether something is too large, and what. LargeZipFile for the first that is."""
    for is_large, what in large:
        if is_large:
            raise LargeZipFile(what + ' would require ZIP64 extensions')


class PyZipFile(ZipFile):
    """An archive to import Python modules from."""

    def writepy(self, pathname, basename=''):
        """Adds compiled modules: a .py file, all .py files of a folder, or a package with its sub-packages. `basename` is
        the folder in the archive."""
        if not os.path.isdir(pathname):
            if pathname[-3:] != '.py':
                raise RuntimeError('Files added with writepy() must end with ".py"')
            self._add_module(pathname, basename, 'Adding file')
            return
        names = os.listdir(pathname)
        is_package = os.path.isfile(os.path.join(pathname, '__init__.py'))
        if is_package:
            name = os.path.split(pathname)[1]
            basename = '%s/%s' % (basename, name) if basename else name
            if self.debug:
                print 'Adding package in', pathname, 'as', basename
            self._add_module(os.path.join(pathname, '__init__.py'), basename)
            names.remove('__init__.py')
        elif self.debug:
            print 'Adding files from directory', pathname
        for name in names:
            path = os.path.join(pathname, name)
            if is_package and os.path.isdir(path):
                if os.path.isfile(os.path.join(path, '__init__.py')):
                    self.writepy(path, basename)
            elif os.path.splitext(name)[1] == '.py':
                self._add_module(path, basename)

    def _add_module(self, path, basename, what='Adding'):
        filename, name = self._get_codename(path[:-3], basename)
        if self.debug:
            print what, name
        self.write(filename, name)

    def _get_codename(self, pathname, basename):
        """The compiled file of a module, made if it is older than the source, and its name in the archive."""
        source, filename = pathname + '.py', pathname + '.pyc'

        def is_new(name):
            return os.path.isfile(name) and os.stat(name).st_mtime >= os.stat(source).st_mtime

        if is_new(pathname + '.pyo'):
            filename = pathname + '.pyo'
        elif not is_new(filename):
            import py_compile
            if self.debug:
                print 'Compiling', source
            try:
                py_compile.compile(source, filename, None, True)
            except py_compile.PyCompileError as e:
                print e.msg
        name = os.path.split(filename)[1]
        return filename, '%s/%s' % (basename, name) if basename else name


def main(args=None):
    """The command: -l lists, -t tests, -e extracts, -c makes an archive."""
    import _zipcommand
    _zipcommand.main(sys.argv[1:] if args is None else args)


if __name__ == '__main__':
    main()
