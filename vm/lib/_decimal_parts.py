# SPDX-License-Identifier: MIT
"""What decimal numbers are made of, before they are numbers: coefficients, their rounding, texts and tuples."""
import re
from _decimal_context import (ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
                              ROUND_HALF_UP, ROUND_UP)

LITERAL = re.compile(r'''(?P<sign>[-+])?
    (?: (?=\d|\.\d) (?P<whole>\d*) (?: \. (?P<fraction>\d*) )? (?: e (?P<exp>[-+]?\d+) )?
      | inf (?:inity)?
      | (?P<signal>s)? nan (?P<payload>\d*) )\Z''', re.VERBOSE | re.IGNORECASE | re.UNICODE)

_POWERS = [10 ** k for k in range(130)]


def power_of_ten(n):
    """10 ** n."""
    return _POWERS[n] if n < 130 else 10 ** n


def fits(coefficient, digits):
    """Whether a coefficient has no more than so many digits."""
    return coefficient < _POWERS[digits] if 0 <= digits < 130 else len(str(coefficient)) <= digits


def _rounds_up(rounding, sign, kept, half):
    # Whether digits that are dropped, not all of them zeros, make `kept` one more; half: what they are to one half.
    if rounding == ROUND_HALF_EVEN:
        return half > 0 or half == 0 and kept & 1
    if rounding == ROUND_HALF_UP:
        return half >= 0
    if rounding == ROUND_HALF_DOWN:
        return half > 0
    if rounding == ROUND_05UP:
        return kept % 5 == 0
    return rounding == ROUND_UP or rounding == (ROUND_FLOOR if sign else ROUND_CEILING)


_ROUNDINGS = frozenset([ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
                        ROUND_HALF_UP, ROUND_UP])


def drop(coefficient, count, rounding, sign):
    """The coefficient without its last `count` > 0 digits, rounded; and whether that changed the value."""
    if rounding not in _ROUNDINGS:
        raise KeyError(rounding)
    if count > len(str(coefficient)):
        kept, rest, half = 0, coefficient, -1
    else:
        unit = power_of_ten(count)
        kept, rest = divmod(coefficient, unit)
        half = cmp(rest + rest, unit)
    if not rest:
        return kept, False
    return (kept + 1 if _rounds_up(rounding, sign, kept, half) else kept), True


def aligned(a, a_exp, b, b_exp, prec):
    """The coefficients for one exponent, and that. One that is too small to be seen becomes 1 below the last digit."""
    if a_exp < b_exp:
        b, a, exp = aligned(b, b_exp, a, a_exp, prec)
        return a, b, exp
    if a_exp - b_exp > prec:
        last = a_exp + min(-1, len(str(a)) - prec - 2)
        if len(str(b)) + b_exp - 1 < last:
            b, b_exp = 1, last
    return a * power_of_ten(a_exp - b_exp), b, b_exp


def parsed(found):
    """Sign, coefficient, exponent and kind of a text that LITERAL has matched."""
    sign = 1 if found.group('sign') == '-' else 0
    whole = found.group('whole')
    if whole is not None:
        fraction = found.group('fraction') or ''
        return sign, int(whole + fraction), int(found.group('exp') or '0') - len(fraction), ''
    payload = found.group('payload')
    if payload is None:
        return sign, 0, 0, 'F'
    return sign, int(payload or '0'), 0, 'N' if found.group('signal') else 'n'


def from_tuple(value):
    """The same of a tuple as Decimal.as_tuple() gives."""
    if len(value) != 3:
        raise ValueError('Invalid tuple size in creation of Decimal from list or tuple.  '
                         'The list or tuple should have exactly three elements.')
    sign, digits, exp = value
    if not (isinstance(sign, (int, long)) and sign in (0, 1)):
        raise ValueError('Invalid sign.  The first value in the tuple should be an integer; '
                         'either 0 for a positive number or 1 for a negative number.')
    if exp == 'F':
        return sign, 0, 0, 'F'
    for digit in digits:
        if not (isinstance(digit, (int, long)) and 0 <= digit <= 9):
            raise ValueError('The second value in the tuple must be composed of integers in the range 0 through 9.')
    coefficient = int(''.join(map(str, digits)) or '0')
    if exp in ('n', 'N'):
        return sign, coefficient, 0, exp
    if not isinstance(exp, (int, long)):
        raise ValueError("The third value in the tuple must be an integer, or one of the strings 'F', 'n', 'N'.")
    return sign, coefficient, exp, ''
