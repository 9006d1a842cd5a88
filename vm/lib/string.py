# SPDX-License-Identifier: MIT
"""Sets of characters, templates, the formatter behind str.format(), and functions that are methods of str today."""

whitespace = ' \t\n\r\v\f'
lowercase = ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
uppercase = ascii_uppercase = lowercase.upper()
letters = ascii_letters = lowercase + uppercase
digits = '0123456789'
hexdigits = digits + 'abcdefABCDEF'
octdigits = digits[:8]
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + letters + punctuation + whitespace

_every_byte = ''.join(map(chr, xrange(256)))


def _bytes_of(value, position):
    if isinstance(value, (str, buffer)):
        return str(value)
    if isinstance(value, unicode):
        return value.encode()
    wanted = 'pinned buffer' if isinstance(value, bytearray) else 'read-only character buffer'
    kind = 'None' if value is None else type(value).__name__
    raise TypeError("maketrans() argument %d must be string or %s, not %s" % (position, wanted, kind))


def maketrans(fromstr, to):
    """A table for str.translate() that maps each character of `fromstr` to the one at its place in `to`."""
    fromstr, to = _bytes_of(fromstr, 1), _bytes_of(to, 2)
    if len(fromstr) != len(to):
        raise ValueError("maketrans arguments must have same length")
    table = list(_every_byte)
    for old, new in zip(fromstr, to):
        table[ord(old)] = new
    return ''.join(table)


try:
    from strop import maketrans
except ImportError:
    pass


def capwords(s, sep=None):
    """Capitalises each word. Words are divided by `sep`, or else by any blanks, which become single spaces."""
    return (sep or ' ').join([word.capitalize() for word in s.split(sep)])


# --- Templates

class _TemplateMetaclass(type):
    # Makes the pattern of a class of templates from its delimiter and idpattern, unless it brings one of its own.

    def __init__(cls, name, bases, dct):
        import re
        super(_TemplateMetaclass, cls).__init__(name, bases, dct)
        pattern = dct.get('pattern')
        if pattern is None:
            # A delimiter that introduces nothing valid matches the empty last group.
            pattern = r'%(mark)s(?:(?P<escaped>%(mark)s)|(?P<named>%(id)s)|{(?P<braced>%(id)s)}|(?P<invalid>))' % {
                'mark': re.escape(cls.delimiter), 'id': cls.idpattern}
        cls.pattern = re.compile(pattern, re.IGNORECASE | re.VERBOSE)


def _template_values(method, args, kws):
    # (template, mapping of the values): keywords go before the mapping given.
    if not args:
        raise TypeError("descriptor '%s' of 'Template' object needs an argument" % method)
    if len(args) > 2:
        raise TypeError('Too many positional arguments')
    if len(args) == 1:
        return args[0], kws
    return args[0], _Layers(kws, args[1]) if kws else args[1]


class _Layers(object):
    def __init__(self, first, second):
        self._first = first
        self._second = second

    def __getitem__(self, key):
        try:
            return self._first[key]
        except KeyError:
            return self._second[key]


class Template(object):
    """Text with places like $name and ${name}; $$ stands for one dollar."""

    __metaclass__ = _TemplateMetaclass

    delimiter = '$'
    idpattern = r'[_a-z][_a-z0-9]*'

    def __init__(self, template):
        self.template = template

    def _invalid(self, mo):
        at = mo.start('invalid')
        before = self.template[:at].splitlines(True)
        line = len(before) or 1
        column = at - len(''.join(before[:-1]))
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))

    def substitute(*args, **kws):
        """The text with all places filled from a mapping and keywords; KeyError if a name is missing."""
        self, values = _template_values('substitute', args, kws)

        def fill(found):
            name = found.group('named') or found.group('braced')
            if name is not None:
                return '%s' % (values[name],)
            if found.group('escaped') is not None:
                return self.delimiter
            if found.group('invalid') is not None:
                self._invalid(found)
            raise ValueError('Unrecognized named group in pattern', self.pattern)

        return self.pattern.sub(fill, self.template)

    def safe_substitute(*args, **kws):
        """As substitute(), but leaves alone what it cannot fill."""
        self, values = _template_values('safe_substitute', args, kws)

        def fill(found):
            name = found.group('named') or found.group('braced')
            if name is not None:
                try:
                    return '%s' % (values[name],)
                except KeyError:
                    return found.group()
            if found.group('escaped') is not None:
                return self.delimiter
            if found.group('invalid') is not None:
                return found.group()
            raise ValueError('Unrecognized named group in pattern', self.pattern)

        return self.pattern.sub(fill, self.template)


# --- The formatter, for subclasses that change a part of what str.format() does

class Formatter(object):
    """str.format() in steps that a subclass can override."""

    def format(*args, **kwargs):
        """The format string with its fields filled."""
        if not args:
            raise TypeError("descriptor 'format' of 'Formatter' object needs an argument")
        self, rest = args[0], args[1:]
        if rest:
            format_string, rest = rest[0], rest[1:]
        elif 'format_string' in kwargs:
            format_string = kwargs.pop('format_string')
            import warnings
            warnings.warn("Passing 'format_string' as keyword argument is deprecated", DeprecationWarning,
                          stacklevel=2)
        else:
            raise TypeError("format() missing 1 required positional argument: 'format_string'")
        return self.vformat(format_string, rest, kwargs)

    def vformat(self, format_string, args, kwargs):
        """As format(), the arguments in a tuple and a dictionary."""
        used = set()
        text = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        parts = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if field is None:
                continue
            value, key = self.get_field(field, args, kwargs)
            used_args.add(key)
            value = self.convert_field(value, conversion)
            # The specification may contain fields itself.
            spec = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1)
            parts.append(self.format_field(value, spec))
        return ''.join(parts)

    def parse(self, format_string):
        """Generates (text before the field, field, specification, conversion)."""
        return format_string._formatter_parser()

    def get_field(self, field_name, args, kwargs):
        """(value, key of the argument it comes from) for a field such as '0.name' or 'key[3]'."""
        key, rest = field_name._formatter_field_name_split()
        value = self.get_value(key, args, kwargs)
        for is_attribute, name in rest:
            value = getattr(value, name) if is_attribute else value[name]
        return value, key

    def get_value(self, key, args, kwargs):
        """The argument with that number or name."""
        return (args if isinstance(key, (int, long)) else kwargs)[key]

    def check_unused_args(self, used_args, args, kwargs):
        """A hook: `used_args` are the keys that the format string used."""

    def convert_field(self, value, conversion):
        """Applies !s or !r."""
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))

    def format_field(self, value, format_spec):
        """format(value, format_spec)."""
        return format(value, format_spec)


# --- Functions that are methods of strings today

index_error = atoi_error = atof_error = atol_error = ValueError


def lower(s):
    """s.lower()"""
    return s.lower()


def upper(s):
    """s.upper()"""
    return s.upper()


def swapcase(s):
    """s.swapcase()"""
    return s.swapcase()


def capitalize(s):
    """s.capitalize()"""
    return s.capitalize()


def strip(s, chars=None):
    """s.strip(chars)"""
    return s.strip(chars)


def lstrip(s, chars=None):
    """s.lstrip(chars)"""
    return s.lstrip(chars)


def rstrip(s, chars=None):
    """s.rstrip(chars)"""
    return s.rstrip(chars)


def split(s, sep=None, maxsplit=-1):
    """s.split(sep, maxsplit)"""
    return s.split(sep, maxsplit)


splitfields = split


def rsplit(s, sep=None, maxsplit=-1):
    """s.rsplit(sep, maxsplit)"""
    return s.rsplit(sep, maxsplit)


def join(words, sep=' '):
    """sep.join(words)"""
    return sep.join(words)


joinfields = join


def index(s, *args):
    """s.index(sub[, start[, end]])"""
    return s.index(*args)


def rindex(s, *args):
    """s.rindex(sub[, start[, end]])"""
    return s.rindex(*args)


def count(s, *args):
    """s.count(sub[, start[, end]])"""
    return s.count(*args)


def find(s, *args):
    """s.find(sub[, start[, end]])"""
    return s.find(*args)


def rfind(s, *args):
    """s.rfind(sub[, start[, end]])"""
    return s.rfind(*args)


def atof(s):
    """float(s)"""
    return float(s)


def atoi(s, base=10):
    """int(s, base)"""
    return int(s, base)


def atol(s, base=10):
    """long(s, base)"""
    return long(s, base)


def ljust(s, width, *args):
    """s.ljust(width[, fill])"""
    return s.ljust(width, *args)


def rjust(s, width, *args):
    """s.rjust(width[, fill])"""
    return s.rjust(width, *args)


def center(s, width, *args):
    """s.center(width[, fill])"""
    return s.center(width, *args)


def zfill(x, width):
    """Fills a number, or its text, with zeros on the left."""
    return (x if isinstance(x, basestring) else repr(x)).zfill(width)


def expandtabs(s, tabsize=8):
    """s.expandtabs(tabsize)"""
    return s.expandtabs(tabsize)


def translate(s, table, deletions=""):
    """Drops the characters of `deletions` and maps the others by `table` (256 characters, or None)."""
    if deletions or table is None:
        return s.translate(table, deletions)
    # The empty slice makes a table for unicode when `s` is unicode.
    return s.translate(table + s[:0])


def replace(s, old, new, maxreplace=-1):
    """s.replace(old, new, maxreplace)"""
    return s.replace(old, new, maxreplace)
