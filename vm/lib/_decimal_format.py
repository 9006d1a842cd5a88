# SPDX-License-Identifier: MIT
"""Decimal numbers as texts: scientific and engineering notation, and format()."""
import re
from _decimal_context import getcontext
from _grouping import group_sizes

_SPECIFIER = re.compile(r'''\A
    (?: (?P<fill>.)? (?P<align>[<>=^]) )?
    (?P<sign>[-+ ])?
    (?P<zeropad>0)?
    (?P<width>(?!0)\d+)?
    (?P<separator>,)?
    (?: \. (?P<precision>0|(?!0)\d+) )?
    (?P<type>[eEfFgGn%])?
    \Z''', re.VERBOSE | re.DOTALL)

_NAMES = {'F': 'Infinity', 'n': 'NaN', 'N': 'sNaN'}


class FormatMethods(object):
    """A part of Decimal."""

    __slots__ = ()

    def _special_text(self):
        return _NAMES[self._special] + (str(self._int) if self._int and self._special != 'F' else '')

    def __str__(self, eng=False, context=None):
        """The number without loss. eng: exponents are multiples of 3."""
        sign = '-' if self._sign else ''
        if self._special:
            return sign + self._special_text()
        digits = str(self._int)
        # The place of the point among the digits, as it would be without an exponent, and as it is.
        point = self._exp + len(digits)
        if self._exp <= 0 and point > -6:
            shown = point
        elif not eng:
            shown = 1
        elif self._int == 0:
            shown = (point + 1) % 3 - 1
        else:
            shown = (point - 1) % 3 + 1
        whole, fraction = _split(digits, shown)
        text = sign + whole + ('.' + fraction if fraction else '')
        if point == shown:
            return text
        context = context or getcontext()
        return text + 'eE'[context.capitals] + '%+d' % (point - shown)

    def __repr__(self):
        return "Decimal('%s')" % self

    def to_eng_string(self, context=None):
        """The number without loss; an exponent is a multiple of 3."""
        return self.__str__(eng=True, context=context)

    def __format__(self, specifier, context=None, _localeconv=None):
        """format(): the types are e, E, f, F, g, G, n and %."""
        context = context or getcontext()
        spec = _parse_specifier(specifier, _localeconv)
        if spec['type'] is None:
            spec['type'] = 'gG'[context.capitals]
        sign = '-' if self._sign else spec['sign'] if spec['sign'] in ' +' else ''
        percent = '%' if spec['type'] == '%' else ''
        if self._special:
            return _aligned(sign, self._special_text() + percent, spec)
        number = self._for_format(spec, context)
        digits = str(number._int)
        point = number._exp + len(digits)
        if spec['type'] in 'fF%' or spec['type'] in 'gG' and number._exp <= 0 and point > -6:
            shown = point
        elif spec['type'] in 'eE' and not number and spec['precision'] is not None:
            shown = 1 - spec['precision']
        else:
            shown = 1
        whole, fraction = _split(digits, shown)
        tail = spec['decimal_point'] + fraction if fraction else ''
        if point != shown or spec['type'] in 'eE':
            tail += ('e' if spec['type'] in 'eg' else 'E') + '%+d' % (point - shown)
        tail += percent
        room = spec['width'] - len(tail) - len(sign) if spec['zeropad'] else 0
        return _aligned(sign, _grouped(whole, spec, room) + tail, spec)

    def _for_format(self, spec, context):
        # The number, rounded as a specifier wants.
        kind, precision = spec['type'], spec['precision']
        number = self._made(self._sign, self._int, self._exp + 2) if kind == '%' else self
        if precision is not None:
            if kind in 'eE':
                number = number._round(precision + 1, context.rounding)
            elif kind in 'fF%':
                number = number._rescale(-precision, context.rounding)
            elif len(str(number._int)) > precision:
                number = number._round(precision, context.rounding)
        if not number and number._exp > 0 and kind in 'fF%':
            return number._rescale(0, context.rounding)
        return number


def _split(digits, point):
    # The digits before and behind the point.
    if point <= 0:
        return '0', '0' * -point + digits
    return digits[:point] + '0' * (point - len(digits)), digits[point:]


def _parse_specifier(text, localeconv):
    found = _SPECIFIER.match(text)
    if not found:
        raise ValueError('Invalid format specifier: ' + text)
    spec = found.groupdict()
    if spec['zeropad'] is not None:
        for name, what in (('fill', 'Fill character'), ('align', 'Alignment')):
            if spec[name] is not None:
                raise ValueError("%s conflicts with '0' in format specifier: %s" % (what, text))
    spec['fill'] = spec['fill'] or ' '
    spec['align'] = spec['align'] or '>'
    spec['sign'] = spec['sign'] or '-'
    spec['width'] = int(spec['width'] or '0')
    if spec['precision'] is not None:
        spec['precision'] = int(spec['precision'])
    if spec['precision'] == 0 and (spec['type'] is None or spec['type'] in 'gG'):
        spec['precision'] = 1
    spec['decimal_point'], separator, spec['grouping'] = '.', spec['separator'], [3, 0]
    spec['separator'] = separator or ''
    if spec['type'] == 'n':
        if separator is not None:
            raise ValueError("Explicit thousands separator conflicts with 'n' type in format specifier: " + text)
        _localize(spec, localeconv)
    spec['unicode'] = isinstance(text, unicode)
    return spec


def _localize(spec, localeconv):
    # Type "n" is "g" as the locale has it.
    if localeconv is None:
        from locale import localeconv as of_locale
        localeconv = of_locale()
    spec['type'] = 'g'
    spec['separator'] = localeconv['thousands_sep']
    spec['grouping'] = localeconv['grouping']
    spec['decimal_point'] = localeconv['decimal_point']


def _aligned(sign, body, spec):
    width, fill = spec['width'], spec['fill']
    padding = fill * (width - len(sign) - len(body))
    align = spec['align']
    if align == '<':
        text = sign + body + padding
    elif align == '>':
        text = padding + sign + body
    elif align == '=':
        text = sign + padding + body
    else:
        half = len(padding) // 2
        text = padding[:half] + sign + body + padding[half:]
    return unicode(text) if spec['unicode'] else text


def _grouped(digits, spec, width):
    # The digits with separators, and zeros in front up to a width.
    separator = spec['separator']
    if spec['zeropad']:
        spec['fill'], spec['align'] = '0', '='
    if not separator:
        return digits.rjust(width, '0')
    groups = []
    for size in group_sizes(spec['grouping']):
        size = min(max(len(digits), width, 1), size)
        groups.append(digits[-size:].rjust(size, '0'))
        digits = digits[:-size]
        width -= size
        if not digits and width <= 0:
            break
        width -= len(separator)
    else:
        size = max(len(digits), width, 1)
        groups.append(digits[-size:].rjust(size, '0'))
    return separator.join(reversed(groups))
