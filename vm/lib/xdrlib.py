# SPDX-License-Identifier: MIT
"""Data in the format XDR (RFC 1014), as remote procedure calls of Sun's kind send it."""
import struct
from cStringIO import StringIO

__all__ = ["Error", "Packer", "Unpacker", "ConversionError"]


class Error(Exception):
    """What XDR does not allow: msg."""

    def __init__(self, msg):
        self.msg = msg

    def __repr__(self):
        return repr(self.msg)

    def __str__(self):
        return str(self.msg)


class ConversionError(Error):
    """A value that cannot be packed so."""


def _padding(size):
    """How many zero bytes follow `size` bytes: all is a multiple of four bytes long."""
    return -size % 4


def _number(format, doc):
    """A method that packs a number."""
    pack = struct.Struct(format).pack

    def method(self, value):
        try:
            self._out.write(pack(value))
        except struct.error as e:
            raise ConversionError(e.args[0])
    method.__doc__ = doc
    return method


class Packer:
    """Packs values, one behind the other."""

    def __init__(self):
        self.reset()

    def reset(self):
        """Forgets what was packed."""
        self._out = StringIO()

    def get_buffer(self):
        """What was packed."""
        return self._out.getvalue()

    # Its name before.
    get_buf = get_buffer

    pack_uint = _number('>L', "Packs a number from 0 to 2**32 - 1.")
    pack_int = pack_enum = _number('>l', "Packs a number from -2**31 to 2**31 - 1.")
    pack_float = _number('>f', "Packs a floating point number of four bytes.")
    pack_double = _number('>d', "Packs a floating point number of eight bytes.")

    def pack_bool(self, x):
        """Packs whether `x` is true."""
        self._out.write('\0\0\0\1' if x else '\0\0\0\0')

    def pack_uhyper(self, x):
        """Packs the lower 64 bits of a number."""
        try:
            high = x >> 32 & 0xffffffff
        except TypeError as e:
            raise ConversionError(e.args[0])
        self.pack_uint(high)
        self.pack_uint(x & 0xffffffff)

    pack_hyper = pack_uhyper

    def pack_fstring(self, n, s):
        """Packs exactly n bytes of a string, with zeros behind one that is shorter."""
        if n < 0:
            raise ValueError('fstring size must be nonnegative')
        self._out.write(s[:n].ljust(n + _padding(n), '\0'))

    pack_fopaque = pack_fstring

    def pack_string(self, s):
        """Packs a string, its length before it."""
        self.pack_uint(len(s))
        self.pack_fstring(len(s), s)

    pack_opaque = pack_bytes = pack_string

    def pack_list(self, list, pack_item):
        """Packs items by `pack_item`, a 1 before each and a 0 at the end."""
        for item in list:
            self.pack_uint(1)
            pack_item(item)
        self.pack_uint(0)

    def pack_farray(self, n, list, pack_item):
        """Packs exactly n items by `pack_item`."""
        if len(list) != n:
            raise ValueError('wrong array size')
        for item in list:
            pack_item(item)

    def pack_array(self, list, pack_item):
        """Packs items by `pack_item`, their number before them."""
        self.pack_uint(len(list))
        self.pack_farray(len(list), list, pack_item)


class Unpacker:
    """Unpacks values, one behind the other. EOFError where there are not enough data."""

    def __init__(self, data):
        self.reset(data)

    def reset(self, data):
        """Begins with other data."""
        self._data = data
        self._at = 0

    def get_position(self):
        return self._at

    def set_position(self, position):
        self._at = position

    def get_buffer(self):
        """All data."""
        return self._data

    def done(self):
        """Raises Error if something is left."""
        if self._at < len(self._data):
            raise Error('unextracted data remains')

    def _unpack(self, format, size):
        data = self._data[self._at:self._at + size]
        self._at += size
        if len(data) < size:
            raise EOFError
        return struct.unpack(format, data)[0]

    def unpack_uint(self):
        """A number from 0 to 2**32 - 1."""
        return int(self._unpack('>L', 4))

    def unpack_int(self):
        """A number from -2**31 to 2**31 - 1."""
        return self._unpack('>l', 4)

    unpack_enum = unpack_int

    def unpack_bool(self):
        """True or False."""
        return self.unpack_int() != 0

    def unpack_uhyper(self):
        """A long from 0 to 2**64 - 1."""
        high = self.unpack_uint()
        return long(high) << 32 | self.unpack_uint()

    def unpack_hyper(self):
        """A long from -2**63 to 2**63 - 1."""
        number = self.unpack_uhyper()
        return number - (1L << 64) if number >> 63 else number

    def unpack_float(self):
        """A floating point number of four bytes."""
        return self._unpack('>f', 4)

    def unpack_double(self):
        """A floating point number of eight bytes."""
        return self._unpack('>d', 8)

    def unpack_fstring(self, n):
        """A string of n bytes."""
        if n < 0:
            raise ValueError('fstring size must be nonnegative')
        begin, end = self._at, self._at + n + _padding(n)
        if end > len(self._data):
            raise EOFError
        self._at = end
        return self._data[begin:begin + n]

    unpack_fopaque = unpack_fstring

    def unpack_string(self):
        """A string, whose length stands before it."""
        return self.unpack_fstring(self.unpack_uint())

    unpack_opaque = unpack_bytes = unpack_string

    def unpack_list(self, unpack_item):
        """A list of items by `unpack_item`, a 1 before each and a 0 at the end."""
        items = []
        while True:
            more = self.unpack_uint()
            if more == 0:
                return items
            if more != 1:
                raise ConversionError('0 or 1 expected, got %r' % (more,))
            items.append(unpack_item())

    def unpack_farray(self, n, unpack_item):
        """A list of n items by `unpack_item`."""
        return [unpack_item() for _ in range(n)]

    def unpack_array(self, unpack_item):
        """A list of items by `unpack_item`, whose number stands before them."""
        return self.unpack_farray(self.unpack_uint(), unpack_item)
