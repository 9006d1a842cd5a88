# SPDX-License-Identifier: MIT
"""Hash functions. Each makes an object with update(), digest(), hexdigest() and copy(); the functions themselves are
native."""

algorithms = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512')
algorithms_guaranteed = algorithms_available = set(algorithms)

__all__ = algorithms + ('new', 'algorithms_guaranteed', 'algorithms_available', 'algorithms', 'pbkdf2_hmac')

# name -> (native module, name in it)
_sources = {'md5': ('_md5', 'new'), 'sha1': ('_sha', 'new'), 'sha224': ('_sha256', 'sha224'),
            'sha256': ('_sha256', 'sha256'), 'sha384': ('_sha512', 'sha384'), 'sha512': ('_sha512', 'sha512')}


def __get_builtin_constructor(name):
    try:
        module, function = _sources[name if name not in ('MD5', 'SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512')
                                    else name.lower()]
        return getattr(__import__(module), function)
    except (KeyError, ImportError):
        raise ValueError('unsupported hash type ' + name)


for _name in algorithms:
    try:
        globals()[_name] = __get_builtin_constructor(_name)
    except ValueError:
        import logging
        logging.exception('code for hash %s was not found.', _name)
del _name


def new(name, string=''):
    """A hash object by the name of the function, fed with `string`."""
    return __get_builtin_constructor(name)(string)


_flip_inner = ''.join(chr(byte ^ 0x36) for byte in range(256))
_flip_outer = ''.join(chr(byte ^ 0x5c) for byte in range(256))


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key of `dklen` bytes (as many as the hash has) from a password (PKCS #5, PBKDF2 with HMAC)."""
    if not isinstance(hash_name, str):
        raise TypeError(hash_name)
    password, salt = [given if isinstance(given, (bytes, bytearray)) else bytes(buffer(given))
                      for given in (password, salt)]
    inner, outer = new(hash_name), new(hash_name)
    size = getattr(inner, 'block_size', 64)
    if len(password) > size:
        password = new(hash_name, password).digest()
    password = bytes(password).ljust(size, '\0')
    inner.update(password.translate(_flip_inner))
    outer.update(password.translate(_flip_outer))
    dklen = outer.digest_size if dklen is None else dklen
    for number in iterations, dklen:
        if number < 1:
            raise ValueError(number)

    def hmac(message):
        a, b = inner.copy(), outer.copy()
        a.update(message)
        b.update(a.digest())
        return b.digest()

    key = ''
    block = 1
    while len(key) < dklen:
        part = hmac(bytes(salt) + chr(block >> 24 & 255) + chr(block >> 16 & 255) + chr(block >> 8 & 255)
                    + chr(block & 255))
        total = int(part.encode('hex'), 16)
        for _ in xrange(iterations - 1):
            part = hmac(part)
            total ^= int(part.encode('hex'), 16)
        key += ('%0*x' % (2 * inner.digest_size, total)).decode('hex')
        block += 1
    return key[:dklen]
