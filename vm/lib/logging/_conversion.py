# SPDX-License-Identifier: MIT
"""What values of a configuration stand for, for logging.config: objects by name, and other parts of it."""
import re
import sys
import types

IDENTIFIER = re.compile('^[a-z_][a-z0-9_]*$', re.I)


def resolved(name, importer=__import__):
    """The object with a dotted name, importing modules on the way."""
    parts = name.split('.')
    used = parts.pop(0)
    found = importer(used)
    for part in parts:
        used += '.' + part
        try:
            found = getattr(found, part)
        except AttributeError:
            importer(used)
            found = getattr(found, part)
    return found


def valid_ident(s):
    """ValueError unless `s` is a name."""
    if not IDENTIFIER.match(s):
        raise ValueError('Not a valid Python identifier: %r' % s)
    return True


def _convert(container, key, value, replace=True):
    result = container.configurator.convert(value)
    if value is not result:
        if replace:
            dict.__setitem__(container, key, result) if isinstance(container, dict) else \
                list.__setitem__(container, key, result)
        if type(result) in (ConvertingDict, ConvertingList, ConvertingTuple):
            result.parent = container
            result.key = key
    return result


class ConvertingDict(dict):
    """A dictionary whose values are converted by its `configurator` when they are asked for."""

    __module__ = 'logging.config'

    def __getitem__(self, key):
        return _convert(self, key, dict.__getitem__(self, key))

    def get(self, key, default=None):
        return _convert(self, key, dict.get(self, key, default))

    def pop(self, key, default=None):
        return _convert(self, key, dict.pop(self, key, default), False)


class ConvertingList(list):
    """The same for lists."""

    __module__ = 'logging.config'

    def __getitem__(self, key):
        return _convert(self, key, list.__getitem__(self, key))

    def pop(self, idx=-1):
        return _convert(self, None, list.pop(self, idx), False)


class ConvertingTuple(tuple):
    """The same for tuples."""

    __module__ = 'logging.config'

    def __getitem__(self, key):
        return _convert(self, key, tuple.__getitem__(self, key), False)


class BaseConfigurator(object):
    """Converts values: 'ext://name' is an object to import, 'cfg://path' another part of the configuration."""

    __module__ = 'logging.config'

    CONVERT_PATTERN = re.compile(r'^(?P<prefix>[a-z]+)://(?P<suffix>.*)$')
    WORD_PATTERN = re.compile(r'^\s*(\w+)\s*')
    DOT_PATTERN = re.compile(r'^\.\s*(\w+)\s*')
    INDEX_PATTERN = re.compile(r'^\[\s*(\w+)\s*\]\s*')
    DIGIT_PATTERN = re.compile(r'^\d+$')

    value_converters = {'ext': 'ext_convert', 'cfg': 'cfg_convert'}

    importer = __import__

    def __init__(self, config):
        self.config = ConvertingDict(config)
        self.config.configurator = self

    def resolve(self, s):
        """The object with a dotted name."""
        try:
            return resolved(s, self.importer)
        except ImportError:
            _, cause, trace = sys.exc_info()
            failure = ValueError('Cannot resolve %r: %s' % (s, cause))
            failure.__cause__, failure.__traceback__ = cause, trace
            raise failure

    def ext_convert(self, value):
        """The object of 'ext://value'."""
        return self.resolve(value)

    def cfg_convert(self, value):
        """The part of the configuration that 'cfg://value' names: words with dots, and [index]."""
        rest = value
        found = self.WORD_PATTERN.match(rest)
        if found is None:
            raise ValueError("Unable to convert %r" % value)
        rest = rest[found.end():]
        part = self.config[found.groups()[0]]
        while rest:
            found = self.DOT_PATTERN.match(rest)
            if found:
                part = part[found.groups()[0]]
            else:
                found = self.INDEX_PATTERN.match(rest)
                if found:
                    index = found.groups()[0]
                    if not self.DIGIT_PATTERN.match(index):
                        part = part[index]
                    else:
                        try:
                            part = part[int(index)]
                        except TypeError:
                            part = part[index]
            if not found:
                raise ValueError('Unable to convert %r at %r' % (value, rest))
            rest = rest[found.end():]
        return part

    def convert(self, value):
        """The value to use for one of the configuration."""
        if isinstance(value, (ConvertingDict, ConvertingList, ConvertingTuple)):
            return value
        for plain, converting in (dict, ConvertingDict), (list, ConvertingList), (tuple, ConvertingTuple):
            if isinstance(value, plain):
                value = converting(value)
                value.configurator = self
                return value
        if isinstance(value, basestring):
            found = self.CONVERT_PATTERN.match(value)
            if found:
                converter = self.value_converters.get(found.group('prefix'))
                if converter:
                    return getattr(self, converter)(found.group('suffix'))
        return value

    def _factory(self, config):
        factory = config.pop('()')
        # Classes of the old style have no attribute __call__.
        if not hasattr(factory, '__call__') and type(factory) is not types.ClassType:
            factory = self.resolve(factory)
        return factory

    def configure_custom(self, config):
        """The object that the factory under '()' makes; attributes under '.' are set on it."""
        factory = self._factory(config)
        attributes = config.pop('.', None)
        result = factory(**dict((key, config[key]) for key in config if valid_ident(key)))
        for name, value in (attributes or {}).items():
            setattr(result, name, value)
        return result

    def as_tuple(self, value):
        """A list as a tuple."""
        return tuple(value) if isinstance(value, list) else value
