# SPDX-License-Identifier: MIT
"""Roots, exponentials and logarithms with integers: a number x stands for x / 2 ** bits.

The functions ..._digits give (coefficient, exponent) with at least so many digits, wrong by less than 1 in the last."""
import math

from _decimal_parts import power_of_ten

# Bits for a decimal digit, and bits in which rounding on the way gets lost.
_BITS = 3.3219281
_GUARD = 24

# bits -> ln(10), for the last precision that was asked for and more.
_ln_of_ten = {}


def root(n, degree=2):
    """The integer part of the root of n > 0."""
    if degree == 1:
        return n
    # From above, each step of Newton's comes nearer until it is there.
    guess = 1 << -(-n.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + n // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def _exp(x, bits):
    # e ** x for x >= 0.
    halvings = max(0, x.bit_length() - bits) + int(math.sqrt(bits)) // 2 + 1
    # Doubling back loses a bit each time.
    work = bits + 2 * halvings + _GUARD
    step = x << work - bits >> halvings
    term = total = 1 << work
    count = 1
    while term:
        term = (term * step >> work) // count
        total += term
        count += 1
    for _ in range(halvings):
        total = total * total >> work
    return total >> work - bits


def _ln_of_small(x, bits):
    # ln(x) for x between 1/2 and 20: as floats have it, and what is missing.
    work = bits + _GUARD
    about = int(math.log(float(x) / float(1 << bits) if bits < 1000 else float(x >> bits - 60) / 2.0 ** 60) * 2.0 ** 53)
    fixed = about << work - 53
    if about >= 0:
        rest = (x << 2 * work - bits) // _exp(fixed, work)
    else:
        rest = (x << work - bits) * _exp(-fixed, work) >> work
    # ln(rest) = 2 * artanh((rest - 1) / (rest + 1)), and rest is nearly 1.
    one = 1 << work
    z = (rest - one << work) // (rest + one)
    square = z * z >> work
    total = 0
    power, divisor = abs(z), 1
    while power:
        total += power // divisor
        power = power * square >> work
        divisor += 2
    return fixed + 2 * (-total if z < 0 else total) >> _GUARD


def _ln_ten(bits):
    known = _ln_of_ten.get('bits', 0)
    if known < bits:
        known = _ln_of_ten['bits'] = bits + 64
        _ln_of_ten['value'] = _ln_of_small(10 << known, known)
    return _ln_of_ten['value'] >> known - bits


def _fixed(coefficient, exp, bits):
    # coefficient * 10 ** exp, rounded down.
    if exp >= 0:
        return coefficient * power_of_ten(exp) << bits
    return (coefficient << bits) // power_of_ten(-exp)


def _ln(coefficient, exp, bits):
    # ln(coefficient * 10 ** exp): of a number near 1, and of the power of ten that is left.
    tens = exp + len(str(coefficient)) - 1
    near = _fixed(coefficient, exp - tens, bits)
    if near > 3 << bits:
        near //= 10
        tens += 1
        near = _fixed(coefficient, exp - tens, bits)
    result = _ln_of_small(near, bits)
    if tens:
        more = abs(tens).bit_length()
        result += tens * _ln_ten(bits + more) >> more
    return result


def _bits_for(digits):
    return int(digits * _BITS) + _GUARD


def _digits_of(x, bits, places):
    # x * 10 ** places, to the nearest integer.
    scaled = x * power_of_ten(places)
    return (scaled + (1 << bits - 1)) >> bits


def _with_digits(value, digits):
    # (coefficient, exponent) of what value(bits) gives.
    places = digits
    while True:
        bits = _bits_for(places + 12)
        coefficient = _digits_of(value(bits), bits, places)
        missing = digits - len(str(abs(coefficient)))
        if missing <= 0:
            return coefficient, -places
        places += missing if coefficient else places


def ln_digits(coefficient, exp, digits):
    """ln(coefficient * 10 ** exp)."""
    return _with_digits(lambda bits: _ln(coefficient, exp, bits), digits)


def log10_digits(coefficient, exp, digits):
    """log10(coefficient * 10 ** exp)."""
    return _with_digits(lambda bits: (_ln(coefficient, exp, bits) << bits) // _ln_ten(bits), digits)


def _exp_of(x, bits, digits):
    # e ** x as a coefficient of that many digits or one more: a power of ten, and the rest, which is small.
    tens, rest = divmod(x, _ln_ten(bits))
    return _digits_of(_exp(rest, bits), bits, digits), tens - digits


def exp_digits(coefficient, exp, digits):
    """e ** (coefficient * 10 ** exp)."""
    size = max(0, exp + len(str(abs(coefficient))))
    bits = _bits_for(digits + 2 * size + 6)
    return _exp_of(_fixed(coefficient, exp, bits), bits, digits)


def power_digits(coefficient, exp, exponent, exponent_exp, digits):
    """(coefficient * 10 ** exp) ** (exponent * 10 ** exponent_exp)."""
    above = (exponent > 0) == (exp + len(str(coefficient)) >= 1)
    nearly_one = power_of_ten(digits) + (1 if above else -1), -digits
    # The decimal places before the point of the exponent, and of the logarithm at most.
    places = exponent_exp + len(str(abs(exponent)))
    size = len(str(abs(exp) + len(str(coefficient))))
    if places + size + 1 < -digits:
        return nearly_one
    bits = _bits_for(digits + 2 * (max(0, places) + size) + 6)
    product = exponent * _ln(coefficient, exp, bits)
    if exponent_exp >= 0:
        product *= power_of_ten(exponent_exp)
    else:
        product //= power_of_ten(-exponent_exp)
    # So near to 1 that only the direction shows.
    if abs(product) >> bits - int(digits * _BITS) - 2 <= 1:
        return nearly_one
    return _exp_of(product, bits, digits)
