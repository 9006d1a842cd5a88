# SPDX-License-Identifier: MIT
"""Reads and writes sound in files of the format WAV, not compressed.

A frame is one sample of each channel. Samples of one byte go from 0 to 255, wider ones are signed, the low byte first,
as the file has them."""
import __builtin__
import struct
from chunk import Chunk

__all__ = ["open", "openfp", "Error"]

WAVE_FORMAT_PCM = 1

_HEADER = struct.Struct('<4sL4s4sLHHLLHH4sL')
# Bytes of the header that the size of the file counts, and where the two sizes stand in it.
_COUNTED = _HEADER.size - 8
_SIZE_AT = 4
_DATA_SIZE_AT = _HEADER.size - 4


class Error(Exception):
    """A file that is no WAV, or a use that the format does not allow."""


class _Wave:
    """What reading and writing have in common."""

    _file = None
    # Whether the file was opened here, and is to be closed here.
    _is_ours = False
    _nchannels = _sampwidth = _framerate = _nframes = 0
    _comptype = 'NONE'
    _compname = 'not compressed'

    def __init__(self, f):
        self._is_ours = isinstance(f, basestring)
        if self._is_ours:
            f = __builtin__.open(f, self._mode)
        try:
            self.initfp(f)
        except:
            if self._is_ours:
                f.close()
            raise

    def __del__(self):
        self.close()

    def _drop_file(self):
        f, self._file = self._file, None
        if f and self._is_ours:
            f.close()

    @property
    def _framesize(self):
        return self._nchannels * self._sampwidth

    def getcomptype(self):
        """'NONE'."""
        return self._comptype

    def getcompname(self):
        """The type of compression in words."""
        return self._compname

    def getparams(self):
        """(channels, bytes of a sample, frames in a second, frames, type of compression, the same in words)."""
        return (self.getnchannels(), self.getsampwidth(), self.getframerate(), self._nframes, self.getcomptype(),
                self.getcompname())

    def getmarkers(self):
        """None: these files have no marks."""
        return None

    def getmark(self, id):
        raise Error('no marks')


class Wave_read(_Wave):
    """Reads a file, given by name or open."""

    _mode = 'rb'
    _data = None

    def initfp(self, file):
        """Reads up to where the sound begins."""
        self._position = 0
        self._must_seek = False
        self._file = whole = Chunk(file, bigendian=0)
        if whole.getname() != 'RIFF':
            raise Error('file does not start with RIFF id')
        if whole.read(4) != 'WAVE':
            raise Error('not a WAVE file')
        has_format = False
        while self._data is None:
            try:
                part = Chunk(whole, bigendian=0)
            except EOFError:
                raise Error('fmt chunk and/or data chunk missing')
            if part.getname() == 'fmt ':
                self._read_format(part)
                has_format = True
            elif part.getname() == 'data':
                if not has_format:
                    raise Error('data chunk before fmt chunk')
                self._data = part
                self._nframes = part.getsize() // self._framesize
                return
            part.skip()

    def _read_format(self, part):
        kind, self._nchannels, self._framerate, _, _ = struct.unpack('<HHLLH', part.read(14))
        if kind != WAVE_FORMAT_PCM:
            raise Error('unknown format: %r' % (kind,))
        bits, = struct.unpack('<H', part.read(2))
        self._sampwidth = (bits + 7) // 8

    def close(self):
        """Forgets the file, and closes it if it was given by name."""
        whole = self._file
        if whole:
            self._file = whole.file
            self._drop_file()

    def getfp(self):
        """What reads the file; None after close()."""
        return self._file

    def getnchannels(self):
        """1 for mono, 2 for stereo."""
        return self._nchannels

    def getsampwidth(self):
        """Bytes of a sample."""
        return self._sampwidth

    def getframerate(self):
        """Frames in a second."""
        return self._framerate

    def getnframes(self):
        """How many frames the file has."""
        return self._nframes

    def tell(self):
        """The number of the frame that is read next."""
        return self._position

    def setpos(self, pos):
        """Has reading go on at a frame."""
        if not 0 <= pos <= self._nframes:
            raise Error('position not in range')
        self._position = pos
        self._must_seek = True

    def rewind(self):
        """Has reading go on at the start."""
        self.setpos(0)

    def readframes(self, nframes):
        """At most so many frames, as bytes."""
        if self._must_seek:
            self._data.seek(self._position * self._framesize)
            self._must_seek = False
        if nframes == 0:
            return ''
        data = self._data.read(nframes * self._framesize)
        self._position += len(data) // self._framesize
        return data


class Wave_write(_Wave):
    """Writes a file, given by name or open: set the parameters first.

    The number of frames need not be set, nor be right, if the file can seek: it is put right at the end."""

    _mode = 'wb'
    # Where the header was written; None before.
    _start = None
    # Bytes of data: written, and as the header says.
    _datawritten = _datalength = 0
    _nframeswritten = 0

    def initfp(self, file):
        self._file = file

    def close(self):
        """Puts the header right, and forgets the file; closes it if it was given by name."""
        if not self._file:
            return
        try:
            self._need_header(0)
            self._correct_header()
            self._file.flush()
        finally:
            self._drop_file()

    def _check_unwritten(self):
        if self._datawritten:
            raise Error('cannot change parameters after starting to write')

    def setnchannels(self, nchannels):
        """1 for mono, 2 for stereo."""
        self._check_unwritten()
        if nchannels < 1:
            raise Error('bad # of channels')
        self._nchannels = nchannels

    def getnchannels(self):
        if not self._nchannels:
            raise Error('number of channels not set')
        return self._nchannels

    def setsampwidth(self, sampwidth):
        """Bytes of a sample, 1 to 4."""
        self._check_unwritten()
        if not 1 <= sampwidth <= 4:
            raise Error('bad sample width')
        self._sampwidth = sampwidth

    def getsampwidth(self):
        if not self._sampwidth:
            raise Error('sample width not set')
        return self._sampwidth

    def setframerate(self, framerate):
        """Frames in a second."""
        self._check_unwritten()
        if framerate <= 0:
            raise Error('bad frame rate')
        self._framerate = framerate

    def getframerate(self):
        if not self._framerate:
            raise Error('frame rate not set')
        return self._framerate

    def setnframes(self, nframes):
        """How many frames there will be."""
        self._check_unwritten()
        self._nframes = nframes

    def getnframes(self):
        """How many frames were written."""
        return self._nframeswritten

    tell = getnframes

    def setcomptype(self, comptype, compname):
        """The type of compression: 'NONE'."""
        self._check_unwritten()
        if comptype != 'NONE':
            raise Error('unsupported compression type')
        self._comptype = comptype
        self._compname = compname

    def setparams(self, params):
        """All parameters, in the order of getparams()."""
        nchannels, sampwidth, framerate, nframes, comptype, compname = params
        for change, value in ((self.setnchannels, nchannels), (self.setsampwidth, sampwidth),
                              (self.setframerate, framerate), (self.setnframes, nframes)):
            change(value)
        self.setcomptype(comptype, compname)

    def getparams(self):
        if not (self._nchannels and self._sampwidth and self._framerate):
            raise Error('not all parameters set')
        return _Wave.getparams(self)

    def setmark(self, id, pos, name):
        raise Error('setmark() not supported')

    def writeframesraw(self, data):
        """Writes frames, without putting the header right."""
        self._need_header(len(data))
        self._file.write(data)
        self._datawritten += len(data)
        self._nframeswritten += len(data) // self._framesize

    def writeframes(self, data):
        """Writes frames, and puts the header right if it tells another number of them."""
        self.writeframesraw(data)
        self._correct_header()

    def _need_header(self, size):
        """Writes the header, if it is not there: for the number of frames that was set, or `size` bytes."""
        if self._start is not None:
            return
        for value, name in ((self._nchannels, '# channels'), (self._sampwidth, 'sample width'),
                            (self._framerate, 'sampling rate')):
            if not value:
                raise Error(name + ' not specified')
        if not self._nframes:
            self._nframes = size // self._framesize
        self._datalength = self._nframes * self._framesize
        start = self._file.tell()
        rate = int(self._framerate)
        self._file.write(_HEADER.pack('RIFF', _COUNTED + self._datalength, 'WAVE', 'fmt ', 16, WAVE_FORMAT_PCM,
                                      self._nchannels, rate, self._framesize * rate, self._framesize,
                                      self._sampwidth * 8, 'data', self._datalength))
        self._start = start

    def _correct_header(self):
        if self._datawritten == self._datalength:
            return
        end = self._file.tell()
        for place, size in (_SIZE_AT, _COUNTED + self._datawritten), (_DATA_SIZE_AT, self._datawritten):
            self._file.seek(self._start + place)
            self._file.write(struct.pack('<L', size))
        self._file.seek(end)
        self._datalength = self._datawritten


def open(f, mode=None):
    """A Wave_read ('r', 'rb') or Wave_write ('w', 'wb') for a file, given by name or open.

    mode: that of the file by default, 'rb' if it has none."""
    if mode is None:
        mode = getattr(f, 'mode', 'rb')
    if mode in ('r', 'rb'):
        return Wave_read(f)
    if mode in ('w', 'wb'):
        return Wave_write(f)
    raise Error("mode must be 'r', 'rb', 'w', or 'wb'")


openfp = open
