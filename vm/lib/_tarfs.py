# SPDX-License-Identifier: MIT
"""Between members of a tar archive and the file system, for tarfile: what to say of a file, and files of members."""
import copy
import errno
import os
import stat

try:
    import grp
    import pwd
except ImportError:
    grp = pwd = None

from _tarinfo import (
    BLKTYPE, CHRTYPE, DIRTYPE, ExtractError, FIFOTYPE, LNKTYPE, REGTYPE, SUPPORTED_TYPES, SYMTYPE, StreamError)
from _tarstream import _Stream, copyfileobj


class FileSystemMethods(object):
    """Methods of TarFile that look at files or make them."""

    def gettarinfo(self, name=None, arcname=None, fileobj=None):
        """The TarInfo of a file, given by its name or open, to be changed and given to addfile(). None for what an archive
        cannot have, such as sockets."""
        self._check('aw')
        name = name if fileobj is None else fileobj.name
        inside = os.path.splitdrive(name if arcname is None else arcname)[1]
        arcname = inside.replace(os.sep, '/').lstrip('/')
        info = self.tarinfo()
        info.tarfile = self
        if fileobj is not None:
            st = os.fstat(fileobj.fileno())
        elif self.dereference or not hasattr(os, 'lstat'):
            st = os.stat(name)
        else:
            st = os.lstat(name)
        mode, linkname = st.st_mode, ''
        if stat.S_ISREG(mode):
            inode = st.st_ino, st.st_dev
            if not self.dereference and st.st_nlink > 1 and self.inodes.get(inode, arcname) != arcname:
                kind = LNKTYPE
                linkname = self.inodes[inode]
            else:
                kind = REGTYPE
                if inode[0]:
                    self.inodes[inode] = arcname
        elif stat.S_ISDIR(mode):
            kind = DIRTYPE
        elif stat.S_ISFIFO(mode):
            kind = FIFOTYPE
        elif stat.S_ISLNK(mode):
            kind = SYMTYPE
            linkname = os.readlink(name)
        elif stat.S_ISCHR(mode):
            kind = CHRTYPE
        elif stat.S_ISBLK(mode):
            kind = BLKTYPE
        else:
            return None
        info.name = arcname
        info.mode = mode
        info.uid, info.gid = st.st_uid, st.st_gid
        info.size = st.st_size if kind == REGTYPE else 0L
        info.mtime = st.st_mtime
        info.type = kind
        info.linkname = linkname
        if pwd:
            try:
                info.uname = pwd.getpwuid(info.uid)[0]
            except KeyError:
                pass
        if grp:
            try:
                info.gname = grp.getgrgid(info.gid)[0]
            except KeyError:
                pass
        if kind in (CHRTYPE, BLKTYPE) and hasattr(os, 'major'):
            info.devmajor, info.devminor = os.major(st.st_rdev), os.minor(st.st_rdev)
        return info

    def extractall(self, path='.', members=None):
        """Extracts all members, or `members`, below folder `path`. Names are taken as they are: what comes from elsewhere
        may write anywhere."""
        folders = []
        for member in self if members is None else members:
            if member.isdir():
                # It must be possible to write into it; its own mode comes last.
                folders.append(member)
                member = copy.copy(member)
                member.mode = 0700
            self.extract(member, path)
        folders.sort(key=lambda member: member.name, reverse=True)
        for member in folders:
            target = os.path.join(path, member.name)
            try:
                self.chown(member, target)
                self.utime(member, target)
                self.chmod(member, target)
            except ExtractError as e:
                self._failed(e)

    def _failed(self, e):
        if self.errorlevel > 1:
            raise
        self._dbg(1, 'tarfile: %s' % e)

    def extract(self, member, path=''):
        """Extracts a member, given by its name or as a TarInfo, below folder `path`."""
        self._check('r')
        info = self.getmember(member) if isinstance(member, basestring) else member
        if info.islnk():
            info._link_target = os.path.join(path, info.linkname)
        try:
            self._extract_member(info, os.path.join(path, info.name))
        except EnvironmentError as e:
            if self.errorlevel > 0:
                raise
            if e.filename is None:
                self._dbg(1, 'tarfile: %s' % e.strerror)
            else:
                self._dbg(1, 'tarfile: %s %r' % (e.strerror, e.filename))
        except ExtractError as e:
            self._failed(e)

    def extractfile(self, member):
        """A file to read a member, or what it links to; None for folders and the like."""
        self._check('r')
        info = self.getmember(member) if isinstance(member, basestring) else member
        if info.isreg() or info.type not in SUPPORTED_TYPES:
            return self.fileobject(self, info)
        if info.islnk() or info.issym():
            if isinstance(self.fileobj, _Stream):
                raise StreamError('cannot extract (sym)link as file object')
            return self.extractfile(self._find_link_target(info))

    def _find_link_target(self, tarinfo):
        """The member that a link leads to. A symbolic one may come later, a hard one is always in front."""
        if tarinfo.issym():
            name = '/'.join(filter(None, (os.path.dirname(tarinfo.name), tarinfo.linkname)))
            limit = None
        else:
            name, limit = tarinfo.linkname, tarinfo
        member = self._getmember(name, tarinfo=limit, normalize=True)
        if member is None:
            raise KeyError('linkname %r not found' % name)
        return member

    def _extract_member(self, tarinfo, targetpath):
        targetpath = targetpath.rstrip('/').replace('/', os.sep)
        folder = os.path.dirname(targetpath)
        if folder and not os.path.exists(folder):
            # Its own entry may come later.
            os.makedirs(folder)
        is_link = tarinfo.islnk() or tarinfo.issym()
        self._dbg(1, '%s -> %s' % (tarinfo.name, tarinfo.linkname) if is_link else tarinfo.name)
        if tarinfo.isdir():
            make = self.makedir
        elif tarinfo.isfifo():
            make = self.makefifo
        elif tarinfo.ischr() or tarinfo.isblk():
            make = self.makedev
        elif is_link:
            make = self.makelink
        elif tarinfo.type not in SUPPORTED_TYPES:
            make = self.makeunknown
        else:
            make = self.makefile
        make(tarinfo, targetpath)
        self.chown(tarinfo, targetpath)
        if not tarinfo.issym():
            self.chmod(tarinfo, targetpath)
            self.utime(tarinfo, targetpath)

    # What subclasses may replace: each makes one kind of file, or sets one property of it.

    def makedir(self, tarinfo, targetpath):
        """Makes a folder; one that is there is taken."""
        try:
            os.mkdir(targetpath, 0700)
        except EnvironmentError as e:
            if e.errno != errno.EEXIST:
                raise

    def makefile(self, tarinfo, targetpath):
        """Makes a file."""
        source = self.extractfile(tarinfo)
        try:
            with open(targetpath, 'wb') as target:
                copyfileobj(source, target)
        finally:
            source.close()

    def makeunknown(self, tarinfo, targetpath):
        """Makes a file of a member of an unknown type."""
        self.makefile(tarinfo, targetpath)
        self._dbg(1, 'tarfile: Unknown file type %r, extracted as regular file.' % tarinfo.type)

    def makefifo(self, tarinfo, targetpath):
        """Makes a named pipe."""
        if not hasattr(os, 'mkfifo'):
            raise ExtractError('fifo not supported by system')
        os.mkfifo(targetpath)

    def makedev(self, tarinfo, targetpath):
        """Makes a device."""
        if not hasattr(os, 'mknod') or not hasattr(os, 'makedev'):
            raise ExtractError('special devices not supported by system')
        kind = stat.S_IFBLK if tarinfo.isblk() else stat.S_IFCHR
        os.mknod(targetpath, tarinfo.mode | kind, os.makedev(tarinfo.devmajor, tarinfo.devminor))

    def makelink(self, tarinfo, targetpath):
        """Makes a link; where that cannot be, a copy of what it leads to."""
        if hasattr(os, 'symlink') and hasattr(os, 'link'):
            target = None if tarinfo.issym() else tarinfo._link_target
            if target is None or os.path.exists(target):
                if os.path.lexists(targetpath):
                    os.unlink(targetpath)
                if target is None:
                    os.symlink(tarinfo.linkname, targetpath)
                else:
                    os.link(target, targetpath)
                return
            self._extract_member(self._find_link_target(tarinfo), targetpath)
            return
        try:
            self._extract_member(self._find_link_target(tarinfo), targetpath)
        except KeyError:
            raise ExtractError('unable to resolve link inside archive')

    def chown(self, tarinfo, targetpath):
        """Sets owner and group, by their names if they exist; only root can."""
        if not pwd or not hasattr(os, 'geteuid') or os.geteuid() != 0:
            return
        try:
            gid = grp.getgrnam(tarinfo.gname)[2]
        except KeyError:
            gid = tarinfo.gid
        try:
            uid = pwd.getpwnam(tarinfo.uname)[2]
        except KeyError:
            uid = tarinfo.uid
        try:
            if tarinfo.issym() and hasattr(os, 'lchown'):
                os.lchown(targetpath, uid, gid)
            else:
                os.chown(targetpath, uid, gid)
        except EnvironmentError:
            raise ExtractError('could not change owner')

    def chmod(self, tarinfo, targetpath):
        """Sets the permissions."""
        if hasattr(os, 'chmod'):
            try:
                os.chmod(targetpath, tarinfo.mode)
            except EnvironmentError:
                raise ExtractError('could not change mode')

    def utime(self, tarinfo, targetpath):
        """Sets the times."""
        if hasattr(os, 'utime'):
            try:
                os.utime(targetpath, (tarinfo.mtime, tarinfo.mtime))
            except EnvironmentError:
                raise ExtractError('could not change modification time')
