# SPDX-License-Identifier: MIT
"""Streams of bytes and text (PEP 3116): the native module _io under its public names, with abstract base classes."""
__all__ = ["BlockingIOError", "open", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
           "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper",
           "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END"]

import abc

import _io
from _io import (DEFAULT_BUFFER_SIZE, BlockingIOError, UnsupportedOperation, open, FileIO, BytesIO, StringIO,
                 BufferedReader, BufferedWriter, BufferedRWPair, BufferedRandom, IncrementalNewlineDecoder,
                 TextIOWrapper)

OpenWrapper = _io.open

UnsupportedOperation.__module__ = "io"

SEEK_SET, SEEK_CUR, SEEK_END = range(3)


class IOBase(_io._IOBase):
    __metaclass__ = abc.ABCMeta
    __doc__ = _io._IOBase.__doc__


class TextIOBase(_io._TextIOBase, IOBase):
    __doc__ = _io._TextIOBase.__doc__


class RawIOBase(_io._RawIOBase, IOBase):
    __doc__ = _io._RawIOBase.__doc__


class BufferedIOBase(_io._BufferedIOBase, IOBase):
    __doc__ = _io._BufferedIOBase.__doc__


for _base, _classes in {RawIOBase: (FileIO,), TextIOBase: (StringIO, TextIOWrapper), BufferedIOBase: (
        BytesIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair)}.items():
    for _class in _classes:
        _base.register(_class)
del _base, _classes, _class
