# SPDX-License-Identifier: MIT
"""The codecs, one module each, found by the name of the encoding. A codec module has a function getregentry() that
returns a codecs.CodecInfo; other names of encodings are in the module `aliases`."""
import codecs
from encodings import aliases

_cache = {}  # name asked for -> CodecInfo, or None
_separators = ''.join(chr(code) if chr(code).isalnum() or code == 46 else ' ' for code in range(128)) + ' ' * 128


class CodecRegistryError(LookupError, SystemError):
    """A module of this package does not give a proper codec."""


def normalize_encoding(encoding):
    """The name as modules and aliases spell it: everything but letters, digits and dots becomes one underscore.
    (Case stays.)"""
    if isinstance(encoding, unicode):
        encoding = encoding.encode('latin-1')
    return '_'.join(encoding.translate(_separators).split())


def _find_module(encoding):
    # The module of an encoding. A name with dots can only be an alias: it must not reach outside the package.
    name = normalize_encoding(encoding)
    alias = aliases.aliases.get(name) or aliases.aliases.get(name.replace('.', '_'))
    for candidate in (name,) if alias is None else (alias, name):
        if candidate and '.' not in candidate:
            try:
                return __import__('encodings.' + candidate, None, None, ['getregentry'], 0)
            except ImportError:
                pass
    return None


def search_function(encoding):
    """The CodecInfo of an encoding, or None: what codecs.lookup() asks."""
    if encoding in _cache:
        return _cache[encoding]
    module = _find_module(encoding)
    if not hasattr(module, 'getregentry'):
        _cache[encoding] = None
        return None
    entry = module.getregentry()
    if not isinstance(entry, codecs.CodecInfo):
        # Codecs written for older versions return a tuple.
        place = module.__name__, getattr(module, '__file__', None)
        if not 4 <= len(entry) <= 7:
            raise CodecRegistryError('module "%s" (%s) failed to register' % place)
        entry = tuple(entry) + (None,) * (6 - len(entry)) + (module.__name__.split('.', 1)[1],) * (len(entry) < 7)
        for index, part in enumerate(entry[:6]):
            if not callable(part) and (index < 2 or part is not None):
                raise CodecRegistryError('incompatible codecs in module "%s" (%s)' % place)
        entry = codecs.CodecInfo(*entry)
    _cache[encoding] = entry
    try:
        names = module.getaliases()
    except AttributeError:
        pass
    else:
        for name in names:
            aliases.aliases.setdefault(name, module.__name__.split('.', 1)[1])
    return entry


codecs.register(search_function)
