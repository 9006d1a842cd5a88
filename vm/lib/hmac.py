# SPDX-License-Identifier: MIT
"""Keyed hashes of messages (RFC 2104)."""
import warnings as _warnings
try:
    from operator import _compare_digest as compare_digest
except ImportError:
    def compare_digest(a, b):
        """a == b for two str or bytearray, in a time that does not tell where they differ."""
        if isinstance(a, unicode) and isinstance(b, unicode):
            a, b = a.encode('ascii'), b.encode('ascii')
        a, b = bytearray(a), bytearray(b)
        difference = len(a) ^ len(b)
        for x, y in zip(a, b if len(a) == len(b) else a):
            difference |= x ^ y
        return difference == 0

trans_36 = ''.join(chr(byte ^ 0x36) for byte in range(256))
trans_5C = ''.join(chr(byte ^ 0x5c) for byte in range(256))

# The size of the digest depends on the hash function.
digest_size = None

# As the key: makes an object without content, for copy().
_secret_backdoor_key = []


class HMAC:
    """The hash of a message that grows with update(). `digestmod` is a hash constructor, or a module with new()."""

    blocksize = 64

    def __init__(self, key, msg=None, digestmod=None):
        if key is _secret_backdoor_key:
            return
        if digestmod is None:
            from hashlib import md5 as digestmod
        self.digest_cons = digestmod if callable(digestmod) else lambda data='': digestmod.new(data)
        self.outer = self.digest_cons()
        self.inner = self.digest_cons()
        self.digest_size = self.inner.digest_size
        size = getattr(self.inner, 'block_size', None)
        if size is None:
            _warnings.warn('No block_size attribute on given digest object; Assuming %d.' % self.blocksize,
                           RuntimeWarning, 2)
            size = self.blocksize
        elif size < 16:
            _warnings.warn('block_size of %d seems too small; using our default of %d.' % (size, self.blocksize),
                           RuntimeWarning, 2)
            size = self.blocksize
        if len(key) > size:
            key = self.digest_cons(key).digest()
        # Zeros make up the rest of the block.
        rest = size - len(key)
        self.outer.update(key.translate(trans_5C) + '\x5c' * rest)
        self.inner.update(key.translate(trans_36) + '\x36' * rest)
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        """Adds to the message."""
        self.inner.update(msg)

    def copy(self):
        """An object with the same content, which grows apart."""
        other = self.__class__(_secret_backdoor_key)
        other.digest_cons, other.digest_size = self.digest_cons, self.digest_size
        other.inner, other.outer = self.inner.copy(), self.outer.copy()
        return other

    def _current(self):
        outer = self.outer.copy()
        outer.update(self.inner.digest())
        return outer

    def digest(self):
        """The hash of the message so far."""
        return self._current().digest()

    def hexdigest(self):
        """The same in hexadecimal digits."""
        return self._current().hexdigest()


def new(key, msg=None, digestmod=None):
    """An HMAC object."""
    return HMAC(key, msg, digestmod)
