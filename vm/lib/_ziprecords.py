# SPDX-License-Identifier: MIT
"""The records that a zip archive consists of, for zipfile: their formats, the one at the end, extra fields."""
import struct

# The records of an archive: format of struct, magic number, size. First those at the end of the archive.
structEndArchive = '<4s4H2LH'
stringEndArchive = 'PK\5\6'
sizeEndCentDir = struct.calcsize(structEndArchive)
structEndArchive64Locator = '<4sLQL'
stringEndArchive64Locator = 'PK\6\7'
sizeEndCentDir64Locator = struct.calcsize(structEndArchive64Locator)
structEndArchive64 = '<4sQ2H2L4Q'
stringEndArchive64 = 'PK\6\6'
sizeEndCentDir64 = struct.calcsize(structEndArchive64)
# One for each member: in the directory at the end, and in front of the data.
structCentralDir = '<4s4B4HL2L5H2L'
stringCentralDir = 'PK\1\2'
sizeCentralDir = struct.calcsize(structCentralDir)
structFileHeader = '<4s2B4HL2L2H'
stringFileHeader = 'PK\3\4'
sizeFileHeader = struct.calcsize(structFileHeader)

# Places in a file header that programs look at themselves.
_FH_SIGNATURE, _FH_FILENAME_LENGTH, _FH_EXTRA_FIELD_LENGTH = 0, 10, 11
# Places in what _EndRecData() gives: the fields of the record, then the comment and where the record is.
_ECD_SIGNATURE, _ECD_DISK_NUMBER, _ECD_DISK_START, _ECD_ENTRIES_THIS_DISK, _ECD_ENTRIES_TOTAL = range(5)
_ECD_SIZE, _ECD_OFFSET, _ECD_COMMENT_SIZE, _ECD_COMMENT, _ECD_LOCATION = range(5, 10)


class BadZipfile(Exception):
    """The file is no zip archive, or is damaged."""

    __module__ = 'zipfile'


def _EndRecData(fpin):
    """The record at the end of an archive as a list, with the comment and its place behind it; None if there is none."""
    fpin.seek(0, 2)
    size = fpin.tell()
    # Mostly there is no comment: then the record is the last there is.
    try:
        fpin.seek(-sizeEndCentDir, 2)
    except IOError:
        return None
    data = fpin.read()
    if len(data) == sizeEndCentDir and data.startswith(stringEndArchive) and data.endswith('\0\0'):
        record = list(struct.unpack(structEndArchive, data))
        record += ['', size - sizeEndCentDir]
        return _EndRecData64(fpin, -sizeEndCentDir, record)
    start = max(size - (1 << 16) - sizeEndCentDir, 0)
    fpin.seek(start)
    data = fpin.read()
    at = data.rfind(stringEndArchive)
    if at < 0 or len(data) - at < sizeEndCentDir:
        return None
    record = list(struct.unpack_from(structEndArchive, data, at))
    begin = at + sizeEndCentDir
    record += [data[begin:begin + record[_ECD_COMMENT_SIZE]], start + at]
    return _EndRecData64(fpin, start + at - size, record)


def _EndRecData64(fpin, offset, endrec):
    """Puts what the records of ZIP64 say into `endrec`, whose record is at `offset` from the end."""
    try:
        fpin.seek(offset - sizeEndCentDir64Locator, 2)
    except IOError:
        return endrec
    locator = fpin.read(sizeEndCentDir64Locator)
    if len(locator) < sizeEndCentDir64Locator or not locator.startswith(stringEndArchive64Locator):
        return endrec
    _, disk, _, disks = struct.unpack(structEndArchive64Locator, locator)
    if (disk, disks) != (0, 1):
        raise BadZipfile('zipfiles that span multiple disks are not supported')
    fpin.seek(offset - sizeEndCentDir64Locator - sizeEndCentDir64, 2)
    data = fpin.read(sizeEndCentDir64)
    if len(data) == sizeEndCentDir64:
        fields = struct.unpack(structEndArchive64, data)
        if fields[0] == stringEndArchive64:
            # Between the magic number and the disks there are the size of the record and two versions.
            endrec[:_ECD_COMMENT_SIZE] = fields[:1] + fields[4:]
    return endrec


def _extra_fields(extra):
    """Kind, start and end of each field of an extra text that is as long as it says."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from('<HH', extra, at)
        yield kind, at, at + 4 + size
        at += 4 + size


def _strip_extra(extra, xids):
    """`extra` without the fields of these kinds."""
    kept, done = [], 0
    for kind, start, end in _extra_fields(extra):
        if kind in xids:
            kept.append(extra[done:start])
            done = end
    return ''.join(kept) + extra[done:]
