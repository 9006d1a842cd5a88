# SPDX-License-Identifier: MIT
"""The locale of the process: how languages and countries write numbers and money, order texts, and encode them.

The C library's part is the native module _locale; names of locales are in _locale_names."""
import operator
import os
import re

from _grouping import group_sizes
from _locale import *
from _locale import localeconv as _localeconv, setlocale as _setlocale
from _locale_names import locale_alias, locale_encoding_alias, windows_locale

__all__ = ["getlocale", "getdefaultlocale", "getpreferredencoding", "Error", "setlocale", "resetlocale", "localeconv",
           "strcoll", "strxfrm", "str", "atof", "atoi", "format", "format_string", "currency", "normalize", "LC_CTYPE",
           "LC_COLLATE", "LC_MESSAGES", "LC_TIME", "LC_MONETARY", "LC_NUMERIC", "LC_ALL", "CHAR_MAX"]

# What tests put in the place of what the locale says.
_override_localeconv = {}

_SPECIFIER = re.compile(r'%(?:\((?P<key>.*?)\))?(?P<modifiers>[-#0-9 +*.hlL]*?)[eEfFgGdiouxXcrs%]')

_SMALL_LETTERS = dict((ord(letter), ord(letter.lower())) for letter in u'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
_SMALL = ''.join(chr(_SMALL_LETTERS.get(code, code)) for code in range(256))

# The name str is one of this module's functions.
_text_types = (type(''), type(u''))


def localeconv():
    """How the locale writes numbers and money, as a dict."""
    conventions = _localeconv()
    conventions.update(_override_localeconv)
    return conventions


# Numbers.

def _group(text, monetary=False):
    # The text of a number with separators, and how many characters those are.
    conventions = localeconv()
    prefix = 'mon_' if monetary else ''
    separator = conventions[prefix + 'thousands_sep']
    if not conventions[prefix + 'grouping']:
        return text, 0
    rest = text.rstrip(' ')
    after = text[len(rest):]
    groups = []
    before = ''
    for size in group_sizes(conventions[prefix + 'grouping']):
        if rest[-1:] not in tuple('0123456789'):
            before, rest = rest, ''
            break
        groups.insert(0, rest[-size:])
        rest = rest[:-size]
    if rest:
        groups.insert(0, rest)
    return before + separator.join(groups) + after, len(separator) * (len(groups) - 1)


def _without_padding(text, count):
    # Blanks that made room which separators need now, those in front first.
    front = min(count, len(text) - len(text.lstrip(' ')))
    text = text[front:]
    back = min(count - front, len(text) - len(text.rstrip(' ')))
    return text[:len(text) - back]


def format(percent, value, grouping=False, monetary=False, *additional):
    """percent % value, where percent is one specifier, with the point and, if wanted, the groups of the locale.

    monetary: as of sums of money; additional: the values of asterisks in the specifier."""
    match = _SPECIFIER.match(percent)
    if not match or match.end() != len(percent):
        raise ValueError('format() must be given exactly one %%char format specifier, %s not valid' % repr(percent))
    return _format(percent, value, grouping, monetary, *additional)


def _format(percent, value, grouping=False, monetary=False, *additional):
    text = percent % ((value,) + additional if additional else value)
    kind = percent[-1]
    separators = 0
    if kind in 'eEfFgG':
        whole, point, fraction = text.partition('.')
        if grouping:
            whole, separators = _group(whole, monetary)
        if point:
            point = localeconv()['mon_decimal_point' if monetary else 'decimal_point']
        text = whole + point + fraction
    elif kind in 'diu' and grouping:
        text, separators = _group(text, monetary)
    return _without_padding(text, separators) if separators else text


def format_string(f, val, grouping=False):
    """f % val, with numbers as format() writes them."""
    specifiers = list(_SPECIFIER.finditer(f))
    texts = []
    if operator.isMappingType(val):
        for found in specifiers:
            texts.append('%' if found.group()[-1] == '%' else format(found.group(), val, grouping))
    else:
        values = val if isinstance(val, tuple) else (val,)
        at = 0
        for found in specifiers:
            if found.group()[-1] == '%':
                texts.append('%')
                continue
            end = at + 1 + found.group('modifiers').count('*')
            texts.append(_format(found.group(), values[at], grouping, False, *values[at + 1:end]))
            at = end
    return _SPECIFIER.sub('%s', f) % tuple(texts)


def currency(val, symbol=True, grouping=False, international=False):
    """A sum of money. symbol: with that of the currency; international: with that of three letters, as "EUR"."""
    conventions = localeconv()
    digits = conventions['int_frac_digits' if international else 'frac_digits']
    if digits == CHAR_MAX:
        raise ValueError("Currency formatting is not possible using the 'C' locale.")
    of_sign, sign = ('n_', conventions['negative_sign']) if val < 0 else ('p_', conventions['positive_sign'])
    position = conventions[of_sign + 'sign_posn']
    amount = format('%%.%if' % digits, abs(val), grouping, monetary=True)
    if position == 3:
        amount = sign + amount
    elif position == 4:
        amount += sign
    if symbol:
        name = conventions['int_curr_symbol' if international else 'currency_symbol']
        gap = ' ' if conventions[of_sign + 'sep_by_space'] else ''
        amount = name + gap + amount if conventions[of_sign + 'cs_precedes'] else amount + gap + name
    if position == 0:
        return '(' + amount + ')'
    if position == 2:
        return amount + sign
    return amount if position in (3, 4) else sign + amount


def str(val):
    """A float as text, with the point of the locale."""
    return format('%.12g', val)


def atof(string, func=float):
    """The number in a text that is written as the locale has it. func: what makes a number of a usual text."""
    conventions = localeconv()
    for name, replacement in (('thousands_sep', ''), ('decimal_point', '.')):
        if conventions[name]:
            string = string.replace(conventions[name], replacement)
    return func(string)


def atoi(str):
    """The integer in a text that is written as the locale has it."""
    return atof(str, int)


# Names of locales.

def _with_encoding(code, encoding):
    # The name of a locale with another encoding, as the C library calls it.
    import encodings
    from encodings.aliases import aliases
    normal = encodings.normalize_encoding(encoding).lower()
    normal = aliases.get(normal, normal)
    return code.split('.')[0] + '.' + locale_encoding_alias.get(normal, normal)


def normalize(localename):
    """The name by which setlocale() is likely to know a locale, with an encoding; as it is where none is known."""
    small = localename.translate(_SMALL_LETTERS if isinstance(localename, unicode) else _SMALL)
    small, _, modifier = small.replace(':', '.').partition('@')
    language, _, encoding = small.partition('.')
    encoding = encoding.split('.')[0]
    short = encoding.replace('-', '').replace('_', '')
    at = '@' + modifier if modifier else ''
    # Of what is known: all, all but the modifier, all but the encoding, the language only.
    for name, left_encoding, left_modifier in (
            (language + ('.' + short if short else '') + at, '', ''),
            (language + ('.' + short if short else ''), '', modifier),
            (language + at, encoding, ''),
            (language, encoding, modifier)):
        code = locale_alias.get(name)
        if code is None:
            continue
        code, _, own = code.partition('@')
        if left_modifier and own and own.lower() != left_modifier:
            continue
        if left_encoding:
            code = _with_encoding(code, left_encoding)
        last = own or left_modifier
        return code + '@' + last if last else code
    return localename


def _parse_localename(localename):
    # (language, encoding).
    code, _, modifier = normalize(localename).partition('@')
    if modifier == 'euro' and '.' not in code:
        # Older systems have it without an encoding.
        return code, 'iso-8859-15'
    if code == 'C':
        return None, None
    if '.' not in code:
        raise ValueError('unknown locale: %s' % localename)
    return tuple(code.split('.')[:2])


def _build_localename(localetuple):
    language, encoding = localetuple
    language = 'C' if language is None else language
    return language if encoding is None else language + '.' + encoding


def getdefaultlocale(envvars=('LC_ALL', 'LC_CTYPE', 'LANG', 'LANGUAGE')):
    """(language, encoding) that the environment asks for; the first of the variables that is set counts."""
    for variable in envvars:
        name = os.environ.get(variable)
        if name:
            return _parse_localename(name.split(':')[0] if variable == 'LANGUAGE' else name)
    return _parse_localename('C')


def getlocale(category=LC_CTYPE):
    """(language, encoding) of a category; Nones for "C"."""
    name = _setlocale(category)
    if category == LC_ALL and ';' in name:
        raise TypeError('category LC_ALL is not supported')
    return _parse_localename(name)


def setlocale(category, locale=None):
    """Sets the locale of a category: by name ("" is that of the environment), or as getlocale() gives it.

    Without one: its name."""
    if locale and not isinstance(locale, _text_types):
        locale = normalize(_build_localename(locale))
    return _setlocale(category, locale)


def resetlocale(category=LC_ALL):
    """Sets the locale that the environment asks for."""
    _setlocale(category, _build_localename(getdefaultlocale()))


def getpreferredencoding(do_setlocale=True):
    """The encoding of texts that the environment asks for, or without do_setlocale the one in force."""
    if not do_setlocale:
        return nl_langinfo(CODESET)
    before = setlocale(LC_CTYPE)
    try:
        setlocale(LC_CTYPE, '')
    except Error:
        pass
    encoding = nl_langinfo(CODESET)
    setlocale(LC_CTYPE, before)
    return encoding
