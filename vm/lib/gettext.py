# SPDX-License-Identifier: MIT
"""Translations of a program's messages, from the .mo files that GNU gettext makes of catalogs.

translation() finds the catalogs for the languages that the user wants; its result translates. The functions with names
of the C library (gettext(), ngettext() ...) do it for the domain that textdomain() set."""
import copy
import os
import re
import struct
import sys
from errno import ENOENT

__all__ = ['NullTranslations', 'GNUTranslations', 'Catalog', 'find', 'translation', 'install', 'textdomain',
           'bindtextdomain', 'bind_textdomain_codeset', 'dgettext', 'dngettext', 'gettext', 'lgettext', 'ldgettext',
           'ldngettext', 'lngettext', 'ngettext', 'c2py']

_default_localedir = os.path.join(sys.prefix, 'share', 'locale')

# Expressions of plural forms: C's tokens, its operators by how strongly they bind, and what they are in Python.
_TOKEN = re.compile(r'(?P<blank>[ \t]+)|(?P<value>[0-9]+\b|n\b)|\w+|(?P<sign>[<>=!]=|[-+*/%<>()!?:]|&&|\|\|)|.',
                    re.DOTALL)
_LEVELS = (('||',), ('&&',), ('==', '!='), ('<', '>', '<=', '>='), ('+', '-'), ('*', '/', '%'))
_COMPARISONS = (2, 3)
_IN_PYTHON = {'||': 'or', '&&': 'and', '/': '//'}
_LONGEST, _DEEPEST = 1000, 20
_TOO_COMPLEX = 'plural form expression is too complex'


def _tokens(text):
    # One by one, as what is wrong before a strange token is said first; '' is the end.
    for found in _TOKEN.finditer(text):
        if found.lastgroup is None:
            raise ValueError('invalid token in plural form: %s' % found.group())
        if found.lastgroup != 'blank':
            yield found.group()
    yield ''
    yield ''


class _PluralParser(object):
    # Makes a Python expression of one in C.

    def __init__(self, text):
        self.tokens = _tokens(text)
        self.token = next(self.tokens)
        self.depth = 0

    def take(self):
        taken, self.token = self.token, next(self.tokens)
        return taken

    def taken(self, *wanted):
        # The next token if it is one of these.
        return self.take() if self.token in wanted else None

    def unexpected(self):
        if self.token:
            return ValueError('unexpected token in plural form: %s' % self.token)
        return ValueError('unexpected end of plural form')

    def whole(self):
        result = self.conditional()
        if self.token:
            raise self.unexpected()
        return result

    def conditional(self):
        test = self.binary(0)
        if not self.taken('?'):
            return test
        first = self.conditional()
        if not self.taken(':'):
            raise self.unexpected()
        return '(%s) if %s else %s' % (first, test, self.conditional())

    def binary(self, level):
        if level == len(_LEVELS):
            return self.operand()
        left = self.binary(level + 1)
        while True:
            operator = self.taken(*_LEVELS[level])
            if not operator:
                return left
            left = '%s %s %s' % (left, _IN_PYTHON.get(operator, operator), self.binary(level + 1))
            if level in _COMPARISONS:
                # Python would chain them.
                left = '(%s)' % left

    def operand(self):
        if self.taken('!'):
            # As weak as in Python: CPython's way, though not C's.
            return 'not ' + self.operand()
        if self.taken('('):
            return self.in_parentheses()
        if not self.token.isalnum():
            raise self.unexpected()
        # A number of C may begin with zeros.
        return self.take() if self.token == 'n' else '%d' % int(self.take())

    def in_parentheses(self):
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError(_TOO_COMPLEX)
        inner = self.conditional()
        if not self.taken(')'):
            raise ValueError('unbalanced parenthesis in plural form')
        self.depth -= 1
        return '(%s)' % inner


def _as_int(n):
    try:
        rounded = round(n)
    except TypeError:
        raise TypeError('Plural value must be an integer, got %s' % (n.__class__.__name__,))
    if rounded != n:
        import warnings
        warnings.warn('Plural value must be an integer, got %s' % (n.__class__.__name__,), DeprecationWarning, 4)
    return n


def c2py(plural):
    """The function n -> number of the form, for an expression as the header of a catalog has it, in C."""
    if len(plural) > _LONGEST:
        raise ValueError('plural form expression is too long')
    try:
        expression = compile(_PluralParser(plural).whole(), '<plural>', 'eval')
    except (RuntimeError, MemoryError):
        raise ValueError(_TOO_COMPLEX)

    def form(n):
        if not isinstance(n, (int, long)):
            n = _as_int(n)
        return int(eval(expression, {'n': n}))

    return form


class NullTranslations:
    """Translates nothing; what all translations derive from. Where it knows no translation, its fallback is asked."""

    def __init__(self, fp=None):
        """fp: the file that _parse() of a subclass reads."""
        self._info = {}
        self._charset = self._output_charset = None
        self._fallback = None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        # For subclasses.
        pass

    def add_fallback(self, fallback):
        """Adds a translation to those that are asked when this one knows nothing."""
        last = self
        while last._fallback:
            last = last._fallback
        last._fallback = fallback

    def gettext(self, message):
        """The translation, as bytes in the encoding of the catalog, or the one set."""
        return self._fallback.gettext(message) if self._fallback else message

    def lgettext(self, message):
        """The translation, as bytes in the encoding that the user prefers."""
        return self._fallback.lgettext(message) if self._fallback else message

    def ugettext(self, message):
        """The translation, as unicode."""
        return self._fallback.ugettext(message) if self._fallback else unicode(message)

    def ngettext(self, msgid1, msgid2, n):
        """gettext() of a message with a number n; the messages are those for one and for several."""
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def lngettext(self, msgid1, msgid2, n):
        """lgettext() of a message with a number."""
        if self._fallback:
            return self._fallback.lngettext(msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def ungettext(self, msgid1, msgid2, n):
        """ugettext() of a message with a number."""
        if self._fallback:
            return self._fallback.ungettext(msgid1, msgid2, n)
        return unicode(msgid1 if n == 1 else msgid2)

    def info(self):
        """The header of the catalog as a dict; names are in small letters."""
        return self._info

    def charset(self):
        """The encoding of the catalog; None if it does not say."""
        return self._charset

    def output_charset(self):
        """The encoding in which bytes are given, if one was set."""
        return self._output_charset

    def set_output_charset(self, charset):
        """Sets the encoding in which bytes are given."""
        self._output_charset = charset

    def install(self, unicode=False, names=None):
        """Makes _ a builtin function: gettext(), or ugettext(). names: further ones of the functions, as "ngettext"."""
        import __builtin__
        builtins = __builtin__.__dict__
        builtins['_'] = self.ugettext if unicode else self.gettext
        installable = {'gettext': builtins['_'], 'ngettext': self.ungettext if unicode else self.ngettext,
                       'lgettext': self.lgettext, 'lngettext': self.lngettext}
        builtins.update((name, function) for name, function in installable.items() if name in (names or ()))


def _germanic(n):
    return int(n != 1)


class GNUTranslations(NullTranslations):
    """The translations in a .mo file."""

    LE_MAGIC = 0x950412deL
    BE_MAGIC = 0xde120495L

    def _parse(self, fp):
        name = getattr(fp, 'name', '')
        data = fp.read()
        self.plural = _germanic
        self._catalog = {}
        for original, translated in _messages(data, name, self.LE_MAGIC, self.BE_MAGIC):
            if not original:
                self._read_header(translated)
            self._enter(original, translated)

    def _read_header(self, text):
        key = None
        for line in text.splitlines():
            line = line.strip()
            if not line:
                continue
            if ':' in line:
                key, _, value = line.partition(':')
                key = key.strip().lower()
                value = self._info[key] = value.strip()
                if key == 'content-type':
                    self._charset = value.split('charset=')[1]
                elif key == 'plural-forms':
                    self.plural = c2py(value.split(';')[1].split('plural=')[1])
            elif key:
                # A line that goes on.
                self._info[key] += '\n' + line

    def _enter(self, original, translated):
        def decoded(text):
            return unicode(text, self._charset) if self._charset else text

        if '\0' not in original:
            self._catalog[decoded(original)] = decoded(translated)
            return
        singular = decoded(original.split('\0')[0])
        for form, text in enumerate(translated.split('\0')):
            self._catalog[singular, form] = decoded(text)

    def _encoded(self, text, charset):
        charset = self._output_charset or charset
        return text.encode(charset) if charset else text

    def gettext(self, message):
        found = self._catalog.get(message)
        if found is None:
            return NullTranslations.gettext(self, message)
        return self._encoded(found, self._charset)

    def lgettext(self, message):
        found = self._catalog.get(message)
        if found is None:
            return NullTranslations.lgettext(self, message)
        return self._encoded(found, _preferred_encoding())

    def ugettext(self, message):
        found = self._catalog.get(message)
        return NullTranslations.ugettext(self, message) if found is None else found

    def ngettext(self, msgid1, msgid2, n):
        found = self._catalog.get((msgid1, self.plural(n)))
        if found is None:
            return NullTranslations.ngettext(self, msgid1, msgid2, n)
        return self._encoded(found, self._charset)

    def lngettext(self, msgid1, msgid2, n):
        found = self._catalog.get((msgid1, self.plural(n)))
        if found is None:
            return NullTranslations.lngettext(self, msgid1, msgid2, n)
        return self._encoded(found, _preferred_encoding())

    def ungettext(self, msgid1, msgid2, n):
        found = self._catalog.get((msgid1, self.plural(n)))
        return NullTranslations.ungettext(self, msgid1, msgid2, n) if found is None else found


def _preferred_encoding():
    import locale
    return locale.getpreferredencoding()


def _messages(data, name, little, big):
    # The pairs (message, translation) of a .mo file.
    magic = struct.unpack('<I', data[:4])[0]
    if magic not in (little, big):
        raise IOError(0, 'Bad magic number', name)
    order = '<' if magic == little else '>'
    _, count, originals, translations = struct.unpack(order + '4I', data[4:20])
    for at in range(count):
        texts = []
        for table in (originals, translations):
            length, begin = struct.unpack(order + 'II', data[table + 8 * at:table + 8 * at + 8])
            if begin + length >= len(data):
                raise IOError(0, 'File is corrupt', name)
            texts.append(data[begin:begin + length])
        yield texts


def _expand_lang(locale):
    # The names under which there may be a catalog for a locale, the most exact first.
    from locale import normalize
    rest, at, modifier = normalize(locale).partition('@')
    rest, dot, codeset = rest.partition('.')
    language, line, territory = rest.partition('_')
    return [language + with_territory + with_codeset + with_modifier
            for with_territory, with_codeset, with_modifier in _choices(line + territory, dot + codeset, at + modifier)]


def _choices(territory, codeset, modifier):
    # The territory matters most, then the encoding.
    for with_territory in ((territory, '') if territory else ('',)):
        for with_codeset in ((codeset, '') if codeset else ('',)):
            for with_modifier in ((modifier, '') if modifier else ('',)):
                yield with_territory, with_codeset, with_modifier


def find(domain, localedir=None, languages=None, all=0):
    """The name of the .mo file of a domain; None if there is none. all: a list of all that fit, the best first.

    localedir: where they are, in LANGUAGE/LC_MESSAGES/DOMAIN.mo; languages: what is wanted, that of the environment
    unless given."""
    if languages is None:
        wanted = [os.environ[name] for name in ('LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG') if os.environ.get(name)]
        languages = wanted[0].split(':') if wanted else []
        if 'C' not in languages:
            languages.append('C')
    names = []
    for language in languages:
        names.extend(name for name in _expand_lang(language) if name not in names)
    if 'C' in names:
        # No translation is as good as those behind it.
        del names[names.index('C'):]
    paths = [os.path.join(localedir or _default_localedir, name, 'LC_MESSAGES', domain + '.mo') for name in names]
    existing = (path for path in paths if os.path.exists(path))
    return list(existing) if all else next(existing, None)


# (class, full path) -> translation
_translations = {}


def translation(domain, localedir=None, languages=None, class_=None, fallback=False, codeset=None):
    """The translation of a domain, with those of further languages as its fallbacks; for arguments see find().

    class_: what reads the file, GNUTranslations unless given. fallback: where there is none, give one that translates
    nothing instead of an IOError. codeset: the encoding in which bytes are given."""
    class_ = class_ or GNUTranslations
    paths = find(domain, localedir, languages, all=1)
    if not paths:
        if fallback:
            return NullTranslations()
        raise IOError(ENOENT, 'No translation file found for domain', domain)
    found = []
    for path in paths:
        key = class_, os.path.abspath(path)
        if key not in _translations:
            with open(path, 'rb') as source:
                _translations[key] = class_(source)
        # A copy, for each has its own fallbacks and encoding. The catalog is shared.
        found.append(copy.copy(_translations[key]))
        if codeset:
            found[-1].set_output_charset(codeset)
    for further in found[1:]:
        found[0].add_fallback(further)
    return found[0]


def install(domain, localedir=None, unicode=False, codeset=None, names=None):
    """Makes _ (and what `names` says) builtin functions that translate by a domain; see NullTranslations.install()."""
    translation(domain, localedir, fallback=True, codeset=codeset).install(unicode, names)


# The functions that the C library has, too.

_localedirs = {}
_localecodesets = {}
_current_domain = 'messages'


def textdomain(domain=None):
    """Sets the domain for the functions without one, and gives it."""
    global _current_domain
    if domain is not None:
        _current_domain = domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    """Sets the folder of a domain's catalogs, and gives it."""
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain, _default_localedir)


def bind_textdomain_codeset(domain, codeset=None):
    """Sets the encoding of a domain's translations, and gives it."""
    if codeset is not None:
        _localecodesets[domain] = codeset
    return _localecodesets.get(domain)


def _of_domain(domain):
    try:
        return translation(domain, _localedirs.get(domain), codeset=_localecodesets.get(domain))
    except IOError:
        return NullTranslations()


def dgettext(domain, message):
    """The translation of a message by a domain."""
    return _of_domain(domain).gettext(message)


def ldgettext(domain, message):
    """dgettext() in the encoding that the user prefers."""
    return _of_domain(domain).lgettext(message)


def dngettext(domain, msgid1, msgid2, n):
    """The translation by a domain of a message with a number."""
    return _of_domain(domain).ngettext(msgid1, msgid2, n)


def ldngettext(domain, msgid1, msgid2, n):
    """dngettext() in the encoding that the user prefers."""
    return _of_domain(domain).lngettext(msgid1, msgid2, n)


def gettext(message):
    """The translation of a message."""
    return dgettext(_current_domain, message)


def lgettext(message):
    """gettext() in the encoding that the user prefers."""
    return ldgettext(_current_domain, message)


def ngettext(msgid1, msgid2, n):
    """The translation of a message with a number."""
    return dngettext(_current_domain, msgid1, msgid2, n)


def lngettext(msgid1, msgid2, n):
    """ngettext() in the encoding that the user prefers."""
    return ldngettext(_current_domain, msgid1, msgid2, n)


Catalog = translation
