# SPDX-License-Identifier: MIT
"""Numbers with so many digits after the point, rounded as one does on paper; the operator % does as well."""
from warnings import warnpy3k
warnpy3k('the fpformat module has been removed in Python 3.0', stacklevel=2)
del warnpy3k

import re

decoder = re.compile(r'^([-+]?)(\d*)((?:\.\d*)?)(([eE][-+]?\d+)?)$')


class NotANumber(ValueError):
    """A text is no number."""


def extract(s):
    """Sign ("" or "-"), digits before the point (without zeros at the beginning) and behind it, and exponent."""
    found = decoder.match(s)
    if found is None:
        raise NotANumber(s)
    sign, intpart, fraction, exponent = found.group(1, 2, 3, 4)
    return sign.replace('+', ''), intpart.lstrip('0'), fraction[1:], int(exponent[1:] or 0)


def unexpo(intpart, fraction, expo):
    """Digits before and behind the point, with the point so many places further right."""
    if expo > 0:
        return intpart + fraction[:expo].ljust(expo, '0'), fraction[expo:]
    if expo < 0:
        return intpart[:expo], intpart[expo:].rjust(-expo, '0') + fraction
    return intpart, fraction


def roundfrac(intpart, fraction, digs):
    """Digits rounded to so many behind the point; a negative number of them rounds those before it."""
    if len(fraction) <= digs:
        return intpart, fraction.ljust(digs, '0')
    kept = len(intpart) + digs
    if kept < 0:
        return '0' * -digs, ''
    digits = intpart + fraction
    if digits[kept] >= '5':
        # An invented zero takes what is carried out of nines.
        rounded = str(int('0' + digits[:kept]) + 1).rjust(kept, '0')
    else:
        rounded = digits[:kept]
    if digs >= 0:
        place = len(rounded) - digs
        return rounded[:place], rounded[place:]
    return rounded + '0' * -digs, ''


def fix(x, digs):
    """A number, or the text of one, with `digs` digits behind the point; what is no number as it is."""
    if type(x) != type(''):
        x = repr(x)
    try:
        sign, intpart, fraction, expo = extract(x)
    except NotANumber:
        return x
    intpart, fraction = roundfrac(*(unexpo(intpart, fraction, expo) + (digs,)))
    intpart = intpart.lstrip('0') or '0'
    return sign + intpart + ('.' + fraction if digs > 0 else '')


def sci(x, digs):
    """A number, or the text of one, as one digit, `digs` digits behind the point and an exponent."""
    if type(x) != type(''):
        x = repr(x)
    sign, intpart, fraction, expo = extract(x)
    if intpart:
        expo += len(intpart) - 1
        intpart, fraction = intpart[0], intpart[1:] + fraction
    else:
        zeros = len(fraction) - len(fraction.lstrip('0'))
        expo -= zeros
        fraction = fraction[zeros:]
        if fraction:
            intpart, fraction = fraction[0], fraction[1:]
            expo -= 1
        else:
            intpart = '0'
    digs = max(0, digs)
    intpart, fraction = roundfrac(intpart, fraction, digs)
    if len(intpart) > 1:
        expo += len(intpart) - 1
        intpart, fraction = intpart[0], intpart[1:] + fraction[:-1]
    return '%s%s%se%s%03d' % (sign, intpart, '.' + fraction if digs > 0 else '', '-' if expo < 0 else '+', abs(expo))
