# SPDX-License-Identifier: MIT
"""Reads and writes tar archives, also compressed with gzip (and with bzip2 where the system has its library)."""
version = '0.9.0'

import copy
import os
import sys
import time

import _tarinfo
import _tarstream
from _tarinfo import (
    AREGTYPE, BLKTYPE, BLOCKSIZE, CHRTYPE, CONTTYPE, CompressionError, DEFAULT_FORMAT, DIRTYPE, ENCODING,
    EOFHeaderError, EmptyHeaderError, ExtractError, FIFOTYPE, GNUTYPE_LONGLINK, GNUTYPE_LONGNAME, GNUTYPE_SPARSE,
    GNU_FORMAT, GNU_MAGIC, GNU_TYPES, HeaderError, InvalidHeaderError, LENGTH_LINK, LENGTH_NAME, LENGTH_PREFIX, LNKTYPE,
    NUL, PAX_FIELDS, PAX_FORMAT, PAX_NUMBER_FIELDS, POSIX_MAGIC, RECORDSIZE, REGTYPE, REGULAR_TYPES, ReadError,
    SOLARIS_XHDTYPE, SUPPORTED_TYPES, SYMTYPE, S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFREG, StreamError,
    SubsequentHeaderError, TGEXEC, TGREAD, TGWRITE, TOEXEC, TOREAD, TOWRITE, TSGID, TSUID, TSVTX, TUEXEC, TUREAD,
    TUWRITE, TarError, TarInfo, TruncatedHeaderError, USTAR_FORMAT, XGLTYPE, XHDTYPE, calc_chksums, filemode,
    filemode_table, itn, nti, nts, stn, uts)
from _tarstream import ExFileObject, _BZ2Proxy, _FileInFile, _LowLevelFile, _Stream, _StreamProxy, copyfileobj, shutil
from _tarfs import FileSystemMethods, errno, grp, pwd, stat

__all__ = ['TarFile', 'TarInfo', 'is_tarfile', 'TarError']

for _module in _tarinfo, _tarstream:
    for _value in vars(_module).values():
        if getattr(_value, '__module__', None) == _module.__name__:
            _value.__module__ = __name__

bltn_open = open


def is_tarfile(name):
    """Whether the named file is an archive that this module can read."""
    try:
        TarFile.open(name).close()
        return True
    except TarError:
        return False


class TarFile(FileSystemMethods):
    """An archive: reads it ('r'), makes it ('w') or adds to it ('a'); not compressed. open() is for all kinds.

    format, dereference (follow links), ignore_zeros (skip blocks that are no headers), encoding and errors (for unicode
    names), pax_headers (for all members), debug (0 to 3: what is printed) and errorlevel (0: errors of extraction are
    ignored; 1: those of files are raised; 2: all) are attributes, too; subclasses may set others."""

    format = DEFAULT_FORMAT
    dereference = ignore_zeros = False
    encoding, errors = ENCODING, None
    debug, errorlevel = 0, 1
    # What makes the members, and what extractfile() gives.
    tarinfo, fileobject = TarInfo, ExFileObject

    # The methods that open the kinds of archives.
    OPEN_METH = {'tar': 'taropen', 'gz': 'gzopen', 'bz2': 'bz2open'}

    def __init__(self, name=None, mode='r', fileobj=None, format=None, tarinfo=None, dereference=None, ignore_zeros=None,
                 encoding=None, errors=None, pax_headers=None, debug=None, errorlevel=None):
        modes = {'r': 'rb', 'a': 'r+b', 'w': 'wb'}
        if mode not in modes:
            raise ValueError("mode must be 'r', 'a' or 'w'")
        self.mode = mode
        self._mode = modes[mode]
        self._extfileobj = bool(fileobj)
        if fileobj:
            if name is None:
                name = getattr(fileobj, 'name', None)
            self._mode = getattr(fileobj, 'mode', self._mode)
        else:
            if mode == 'a' and not os.path.exists(name):
                self.mode, self._mode = 'w', 'wb'
            fileobj = bltn_open(name, self._mode)
        self.name = os.path.abspath(name) if name else None
        self.fileobj = fileobj
        for option, value in (('format', format), ('tarinfo', tarinfo), ('dereference', dereference),
                              ('ignore_zeros', ignore_zeros), ('encoding', encoding), ('debug', debug),
                              ('errorlevel', errorlevel)):
            if value is not None:
                setattr(self, option, value)
        if errors is not None:
            self.errors = errors
        else:
            self.errors = 'utf-8' if mode == 'r' else 'strict'
        self.pax_headers = pax_headers if pax_headers is not None and self.format == PAX_FORMAT else {}
        self.closed = False
        # The members, as far as they were met, and whether these are all.
        self.members = []
        self._loaded = False
        # Where the next header is.
        self.offset = self.fileobj.tell()
        # The names of files by device and number, to find hard links.
        self.inodes = {}
        self.firstmember = None
        try:
            if self.mode == 'r':
                # The first member is read at once, so that what is no archive is found out.
                self.firstmember = self.next()
            elif self.mode == 'a':
                self._go_to_end()
            if self.mode in ('a', 'w'):
                self._loaded = True
                if self.pax_headers:
                    self._write(self.tarinfo.create_pax_global_header(self.pax_headers.copy()))
        except:
            self._close_file()
            self.closed = True
            raise

    def _go_to_end(self):
        """Reads all members, and goes to the mark of the end."""
        while True:
            self.fileobj.seek(self.offset)
            try:
                self.members.append(self.tarinfo.fromtarfile(self))
            except EOFHeaderError:
                self.fileobj.seek(self.offset)
                break
            except HeaderError as e:
                raise ReadError(str(e))

    def _write(self, buf):
        self.fileobj.write(buf)
        self.offset += len(buf)

    def _close_file(self):
        if not self._extfileobj:
            self.fileobj.close()

    def _getposix(self):
        return self.format == USTAR_FORMAT

    def _setposix(self, value):
        import warnings
        warnings.warn('use the format attribute instead', DeprecationWarning, 2)
        self.format = USTAR_FORMAT if value else GNU_FORMAT

    posix = property(_getposix, _setposix)

    # --- Opening and closing

    @classmethod
    def open(cls, name=None, mode='r', fileobj=None, bufsize=RECORDSIZE, **kwargs):
        """Opens an archive, by its name or as an open file.

        Modes: 'r' or 'r:*' reads whatever the compression; 'r:', 'r:gz', 'r:bz2' with a certain one; 'a' or 'a:' adds;
        'w' or 'w:', 'w:gz', 'w:bz2' writes. With '|' instead of ':' it is a stream: what is read or written passes once, in
        pieces of `bufsize` bytes. The other arguments are those of the class, and compresslevel."""
        if not name and not fileobj:
            raise ValueError('nothing to open')
        if mode in ('r', 'r:*'):
            return cls._open_any(name, fileobj, kwargs)
        if ':' in mode:
            mode, kind = mode.split(':', 1)
            kind = kind or 'tar'
            if kind not in cls.OPEN_METH:
                raise CompressionError('unknown compression type %r' % kind)
            return getattr(cls, cls.OPEN_METH[kind])(name, mode or 'r', fileobj, **kwargs)
        if '|' in mode:
            mode, kind = mode.split('|', 1)
            mode = mode or 'r'
            if mode not in ('r', 'w'):
                raise ValueError("mode must be 'r' or 'w'")
            stream = _Stream(name, mode, kind or 'tar', fileobj, bufsize)
            try:
                self = cls(name, mode, stream, **kwargs)
            except:
                stream.close()
                raise
            self._extfileobj = False
            return self
        if mode in ('a', 'w'):
            return cls.taropen(name, mode, fileobj, **kwargs)
        raise ValueError('undiscernible mode')

    @classmethod
    def _open_any(cls, name, fileobj, options):
        start = fileobj.tell() if fileobj is not None else None
        # Those without compression last: an archive may begin with a file that looks like one.
        for kind in sorted(cls.OPEN_METH, key=lambda kind: cls.OPEN_METH[kind] == 'taropen'):
            try:
                return getattr(cls, cls.OPEN_METH[kind])(name, 'r', fileobj, **options)
            except (ReadError, CompressionError):
                if fileobj is not None:
                    fileobj.seek(start)
        raise ReadError('file could not be opened successfully')

    @classmethod
    def taropen(cls, name, mode='r', fileobj=None, **kwargs):
        """Opens an archive that is not compressed."""
        if mode not in ('r', 'a', 'w'):
            raise ValueError("mode must be 'r', 'a' or 'w'")
        return cls(name, mode, fileobj, **kwargs)

    @classmethod
    def gzopen(cls, name, mode='r', fileobj=None, compresslevel=9, **kwargs):
        """Opens an archive that is compressed with gzip."""
        if mode not in ('r', 'w'):
            raise ValueError("mode must be 'r' or 'w'")
        try:
            import gzip
            gzip.GzipFile
        except (ImportError, AttributeError):
            raise CompressionError('gzip module is not available')
        try:
            packed = gzip.GzipFile(name, mode, compresslevel, fileobj)
        except OSError:
            if fileobj is not None and mode == 'r':
                raise ReadError('not a gzip file')
            raise
        return cls._open_packed(name, mode, packed, IOError, 'not a gzip file', kwargs)

    @classmethod
    def bz2open(cls, name, mode='r', fileobj=None, compresslevel=9, **kwargs):
        """Opens an archive that is compressed with bzip2. CompressionError without a module bz2."""
        if mode not in ('r', 'w'):
            raise ValueError("mode must be 'r' or 'w'.")
        try:
            import bz2
        except ImportError:
            raise CompressionError('bz2 module is not available')
        if fileobj is not None:
            packed = _BZ2Proxy(fileobj, mode)
        else:
            packed = bz2.BZ2File(name, mode, compresslevel=compresslevel)
        return cls._open_packed(name, mode, packed, (IOError, EOFError), 'not a bzip2 file', kwargs)

    @classmethod
    def _open_packed(cls, name, mode, packed, errors, message, options):
        try:
            self = cls.taropen(name, mode, packed, **options)
        except errors:
            packed.close()
            if mode == 'r':
                raise ReadError(message)
            raise
        except:
            packed.close()
            raise
        self._extfileobj = False
        return self

    def close(self):
        """Writes the mark of the end, and closes the file if it was opened here."""
        if self.closed:
            return
        self.closed = True
        try:
            if self.mode in ('a', 'w'):
                self._write(NUL * (BLOCKSIZE * 2))
                rest = self.offset % RECORDSIZE
                if rest > 0:
                    self.fileobj.write(NUL * (RECORDSIZE - rest))
        finally:
            self._close_file()

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, type, value, traceback):
        if type is None:
            self.close()
        else:
            # The mark of the end would make it look whole.
            self._close_file()
            self.closed = True

    def _check(self, mode=None):
        if self.closed:
            raise IOError('%s is closed' % self.__class__.__name__)
        if mode is not None and self.mode not in mode:
            raise IOError('bad operation for mode %r' % self.mode)

    def _dbg(self, level, msg):
        if level <= self.debug:
            print >> sys.stderr, msg

    # --- Members

    def getmember(self, name):
        """The last member of this name. KeyError if there is none."""
        member = self._getmember(name)
        if member is None:
            raise KeyError('filename %r not found' % name)
        return member

    def getmembers(self):
        """All members, a list of TarInfo."""
        self._check()
        if not self._loaded:
            self._load()
        return self.members

    def getnames(self):
        """The names of all members."""
        return [member.name for member in self.getmembers()]

    def _getmember(self, name, tarinfo=None, normalize=False):
        """The last member of this name, in front of `tarinfo` if given. normalize: compare names without '.' and '..'."""
        members = self.getmembers()
        end = len(members) if tarinfo is None else members.index(tarinfo)
        wanted = os.path.normpath(name) if normalize else name
        for at in xrange(end - 1, -1, -1):
            member = members[at]
            if wanted == (os.path.normpath(member.name) if normalize else member.name):
                return member

    def _load(self):
        while self.next() is not None:
            pass
        self._loaded = True

    def __iter__(self):
        return iter(self.members) if self._loaded else TarIter(self)

    def next(self):
        """The next member when reading; None at the end. ReadError if the archive is damaged."""
        self._check('ra')
        if self.firstmember is not None:
            member, self.firstmember = self.firstmember, None
            return member
        if self.offset != self.fileobj.tell():
            # The data is skipped but for its last byte, which must be there.
            self.fileobj.seek(self.offset - 1)
            if not self.fileobj.read(1):
                raise ReadError('unexpected end of data')
        member = None
        while True:
            try:
                member = self.tarinfo.fromtarfile(self)
            except (EOFHeaderError, InvalidHeaderError) as e:
                if self.ignore_zeros:
                    self._dbg(2, '0x%X: %s' % (self.offset, e))
                    self.offset += BLOCKSIZE
                    continue
                if self.offset == 0 and isinstance(e, InvalidHeaderError):
                    raise ReadError(str(e))
            except EmptyHeaderError:
                if self.offset == 0:
                    raise ReadError('empty file')
            except TruncatedHeaderError as e:
                if self.offset == 0:
                    raise ReadError(str(e))
            except SubsequentHeaderError as e:
                raise ReadError(str(e))
            break
        if member is None:
            self._loaded = True
        else:
            self.members.append(member)
        return member

    def list(self, verbose=True):
        """Prints a table of the members; only their names with verbose=False."""
        self._check()
        for member in self:
            if verbose:
                print filemode(member.mode),
                print '%s/%s' % (member.uname or member.uid, member.gname or member.gid),
                if member.ischr() or member.isblk():
                    print '%10s' % ('%d,%d' % (member.devmajor, member.devminor)),
                else:
                    print '%10d' % member.size,
                print '%d-%02d-%02d %02d:%02d:%02d' % time.localtime(member.mtime)[:6],
            print member.name + ('/' if member.isdir() else ''),
            if verbose:
                if member.issym():
                    print '->', member.linkname,
                if member.islnk():
                    print 'link to', member.linkname,
            print

    # --- Writing

    def add(self, name, arcname=None, recursive=True, exclude=None, filter=None):
        """Adds a file, or a folder with all in it, under its own name or `arcname`. filter(TarInfo) gives the one to write,
        or None to leave the file out; exclude(name), which is older, gives whether to leave it out."""
        self._check('aw')
        arcname = name if arcname is None else arcname
        if exclude is not None:
            import warnings
            warnings.warn('use the filter argument instead', DeprecationWarning, 2)
            if exclude(name):
                return self._dbg(2, 'tarfile: Excluded %r' % name)
        # The archive itself may stand in a folder that is added.
        if self.name is not None and self.name == os.path.abspath(name):
            return self._dbg(2, 'tarfile: Skipped %r' % name)
        self._dbg(1, name)
        info = self.gettarinfo(name, arcname)
        if info is None:
            return self._dbg(1, 'tarfile: Unsupported type %r' % name)
        info = info if filter is None else filter(info)
        if info is None:
            return self._dbg(2, 'tarfile: Excluded %r' % name)
        if info.isreg():
            with bltn_open(name, 'rb') as f:
                self.addfile(info, f)
            return
        self.addfile(info)
        if info.isdir() and recursive:
            for inner in os.listdir(name):
                self.add(os.path.join(name, inner), os.path.join(arcname, inner), recursive, exclude, filter)

    def addfile(self, tarinfo, fileobj=None):
        """Adds a member as `tarinfo` says, with tarinfo.size bytes of `fileobj`."""
        self._check('aw')
        tarinfo = copy.copy(tarinfo)
        self._write(tarinfo.tobuf(self.format, self.encoding, self.errors))
        if fileobj is not None:
            copyfileobj(fileobj, self.fileobj, tarinfo.size)
            rest = -tarinfo.size % BLOCKSIZE
            if rest > 0:
                self.fileobj.write(NUL * rest)
            self.offset += tarinfo.size + rest
        self.members.append(tarinfo)



open = TarFile.open


class TarIter:
    """Iterates over the members while they are read."""

    def __init__(self, tarfile):
        self.tarfile = tarfile
        self.index = 0

    def __iter__(self):
        return self

    def next(self):
        source = self.tarfile
        if self.index == 0 and source.firstmember is not None:
            member = source.next()
        elif self.index < len(source.members):
            # Others read it in the meantime.
            member = source.members[self.index]
        elif not source._loaded:
            member = source.next()
            if not member:
                source._loaded = True
                raise StopIteration
        else:
            raise StopIteration
        self.index += 1
        return member


TAR_PLAIN, TAR_GZIPPED = 0, 8


class TarFileCompat:
    """An archive with the methods that zipfile.ZipFile has. Deprecated."""

    def __init__(self, file, mode='r', compression=TAR_PLAIN):
        if sys.py3kwarning:
            import warnings
            warnings.warnpy3k('the TarFileCompat class has been removed in Python 3.0', stacklevel=2)
        if compression == TAR_PLAIN:
            self.tarfile = TarFile.taropen(file, mode)
        elif compression == TAR_GZIPPED:
            self.tarfile = TarFile.gzopen(file, mode)
        else:
            raise ValueError('unknown compression constant')
        if mode[:1] == 'r':
            for member in self.tarfile.getmembers():
                member.filename = member.name
                member.file_size = member.size
                member.date_time = time.gmtime(member.mtime)[:6]

    def namelist(self):
        return [member.name for member in self.infolist()]

    def infolist(self):
        return [member for member in self.tarfile.getmembers() if member.type in REGULAR_TYPES]

    def printdir(self):
        self.tarfile.list()

    def testzip(self):
        return

    def getinfo(self, name):
        return self.tarfile.getmember(name)

    def read(self, name):
        return self.tarfile.extractfile(self.tarfile.getmember(name)).read()

    def write(self, filename, arcname=None, compress_type=None):
        self.tarfile.add(filename, arcname)

    def writestr(self, zinfo, bytes):
        import calendar
        from cStringIO import StringIO
        info = TarInfo(zinfo.filename)
        info.size = len(bytes)
        info.mtime = calendar.timegm(zinfo.date_time)
        self.tarfile.addfile(info, StringIO(bytes))

    def close(self):
        self.tarfile.close()
