# SPDX-License-Identifier: MIT
"""Names for the parts of what os.stat() returns: index of each field, bits of st_mode, tests of the file type."""

# Order of the fields of the tuple.
(ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME) = range(10)

# File types: the four bits above the permissions.
S_IFIFO = 0o010000
S_IFCHR = 0o020000
S_IFDIR = 0o040000
S_IFBLK = 0o060000
S_IFREG = 0o100000
S_IFLNK = 0o120000
S_IFSOCK = 0o140000

# Permissions: set-id and sticky bits, then owner, group and others.
S_ISUID = 0o4000
S_ISGID = S_ENFMT = 0o2000
S_ISVTX = 0o1000
S_IRUSR = S_IREAD = 0o400
S_IWUSR = S_IWRITE = 0o200
S_IXUSR = S_IEXEC = 0o100
S_IRWXU = 0o700
S_IRGRP = 0o040
S_IWGRP = 0o020
S_IXGRP = 0o010
S_IRWXG = 0o070
S_IROTH = 0o004
S_IWOTH = 0o002
S_IXOTH = 0o001
S_IRWXO = 0o007

# BSD file flags (os.chflags, where the system has it): the user's, then the super-user's.
UF_NODUMP = 0x1
UF_IMMUTABLE = 0x2
UF_APPEND = 0x4
UF_OPAQUE = 0x8
UF_NOUNLINK = 0x10
UF_COMPRESSED = 0x20
UF_HIDDEN = 0x8000
SF_ARCHIVED = 0x10000
SF_IMMUTABLE = 0x20000
SF_APPEND = 0x40000
SF_NOUNLINK = 0x100000
SF_SNAPSHOT = 0x200000


def S_IMODE(mode):
    """The part of st_mode that os.chmod() can set."""
    return mode & 0o7777


def S_IFMT(mode):
    """The part of st_mode that tells the file type."""
    return mode & 0o170000


def S_ISDIR(mode):
    """Is it a folder?"""
    return mode & 0o170000 == S_IFDIR


def S_ISREG(mode):
    """Is it a regular file?"""
    return mode & 0o170000 == S_IFREG


def S_ISLNK(mode):
    """Is it a symbolic link?"""
    return mode & 0o170000 == S_IFLNK


def S_ISCHR(mode):
    """Is it a character device?"""
    return mode & 0o170000 == S_IFCHR


def S_ISBLK(mode):
    """Is it a block device?"""
    return mode & 0o170000 == S_IFBLK


def S_ISFIFO(mode):
    """Is it a named pipe?"""
    return mode & 0o170000 == S_IFIFO


def S_ISSOCK(mode):
    """Is it a socket?"""
    return mode & 0o170000 == S_IFSOCK
