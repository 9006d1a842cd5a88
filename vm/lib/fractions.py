# SPDX-License-Identifier: MIT
"""Fractions of integers, always in lowest terms."""
from __future__ import division
import math
import numbers
import operator
import re

__all__ = ['Fraction', 'gcd']

Rational = numbers.Rational


def gcd(a, b):
    """The greatest common divisor, with the sign of `b` (of `a` if `b` is 0)."""
    while b:
        a, b = b, a % b
    return a


_format = re.compile(r"""\A \s* (?P<sign> [-+]?) (?= \.? \d) (?P<num> \d*)
    (?: / (?P<denom> \d+) | (?: \. (?P<decimal> \d*))? (?: [eE] (?P<exp> [-+]? \d+))?)
    \s* \Z""", re.VERBOSE)


def _is_finite(number):
    return not (math.isnan(number) or math.isinf(number))


def _from_text(text):
    # (numerator, denominator) of '3/4', '-.5', '1e3' ...
    found = _format.match(text)
    if found is None:
        raise ValueError('Invalid literal for Fraction: %r' % text)
    numerator = int(found.group('num') or '0')
    if found.group('denom'):
        denominator = int(found.group('denom'))
    else:
        decimals = found.group('decimal') or ''
        exponent = int(found.group('exp') or 0)
        denominator = 10 ** len(decimals)
        numerator = numerator * denominator + int(decimals or '0')
        if exponent >= 0:
            numerator *= 10 ** exponent
        else:
            denominator *= 10 ** -exponent
    return -numerator if found.group('sign') == '-' else numerator, denominator


class Fraction(Rational):
    """Fraction(numerator, denominator), of integers or other fractions; or of one text, float or Decimal."""

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        self = super(Fraction, cls).__new__(cls)
        if denominator is None:
            if isinstance(numerator, Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, float):
                made = Fraction.from_float(numerator)
                self._numerator, self._denominator = made._numerator, made._denominator
                return self
            if isinstance(numerator, basestring):
                numerator, denominator = _from_text(numerator)
            elif _is_decimal(numerator):
                made = Fraction.from_decimal(numerator)
                self._numerator, self._denominator = made._numerator, made._denominator
                return self
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif isinstance(numerator, Rational) and isinstance(denominator, Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError('Fraction(%s, 0)' % numerator)
        common = gcd(numerator, denominator)
        self._numerator = numerator // common
        self._denominator = denominator // common
        return self

    @classmethod
    def from_float(cls, f):
        """The fraction that a float is exactly."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("%s.from_float() only takes floats, not %r (%s)" % (cls.__name__, f, type(f).__name__))
        if math.isnan(f) or math.isinf(f):
            raise TypeError("Cannot convert %r to %s." % (f, cls.__name__))
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The fraction that a Decimal is exactly."""
        if isinstance(dec, numbers.Integral):
            dec = _decimal_type()(int(dec))
        elif not _is_decimal(dec):
            raise TypeError("%s.from_decimal() only takes Decimals, not %r (%s)"
                            % (cls.__name__, dec, type(dec).__name__))
        if not dec.is_finite():
            raise TypeError("Cannot convert %s to %s." % (dec, cls.__name__))
        sign, digits, exponent = dec.as_tuple()
        value = int(''.join(map(str, digits)))
        if sign:
            value = -value
        return cls(value * 10 ** exponent) if exponent >= 0 else cls(value, 10 ** -exponent)

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is not larger. Among the continued fractions of the number are the
        best approximations; the answer is the last one allowed, or lies between it and the one before."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        top, bottom, top_before, bottom_before = 1, 0, 0, 1
        divisor = self._denominator
        term, rest = divmod(self._numerator, divisor)
        while bottom_before + term * bottom <= max_denominator:
            top, top_before = top_before + term * top, top
            bottom, bottom_before = bottom_before + term * bottom, bottom
            divisor, (term, rest) = rest, divmod(divisor, rest)
        steps = (max_denominator - bottom_before) // bottom
        between = Fraction(top_before + steps * top, bottom_before + steps * bottom)
        last = Fraction(top, bottom)
        return last if abs(last - self) <= abs(between - self) else between

    @property
    def numerator(a):
        return a._numerator

    @property
    def denominator(a):
        return a._denominator

    def __repr__(self):
        return 'Fraction(%s, %s)' % (self._numerator, self._denominator)

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return '%s/%s' % (self._numerator, self._denominator)

    # --- Arithmetic: with integers and fractions exact, with float and complex as those do it

    def _operators(exact, other_way):
        def forward(a, b):
            if isinstance(b, (int, long, Fraction)):
                return exact(a, b)
            if isinstance(b, float):
                return other_way(float(a), b)
            if isinstance(b, complex):
                return other_way(complex(a), b)
            return NotImplemented

        def reverse(b, a):
            if isinstance(a, Rational):
                return exact(a, b)
            if isinstance(a, numbers.Real):
                return other_way(float(a), float(b))
            if isinstance(a, numbers.Complex):
                return other_way(complex(a), complex(b))
            return NotImplemented

        forward.__name__ = '__' + other_way.__name__ + '__'
        reverse.__name__ = '__r' + other_way.__name__ + '__'
        forward.__doc__ = reverse.__doc__ = exact.__doc__
        return forward, reverse

    def _add(a, b):
        """a + b"""
        return Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

    __add__, __radd__ = _operators(_add, operator.add)

    def _sub(a, b):
        """a - b"""
        return Fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)

    __sub__, __rsub__ = _operators(_sub, operator.sub)

    def _mul(a, b):
        """a * b"""
        return Fraction(a.numerator * b.numerator, a.denominator * b.denominator)

    __mul__, __rmul__ = _operators(_mul, operator.mul)

    def _div(a, b):
        """a / b"""
        return Fraction(a.numerator * b.denominator, a.denominator * b.numerator)

    __truediv__, __rtruediv__ = _operators(_div, operator.truediv)
    __div__, __rdiv__ = _operators(_div, operator.div)

    del _operators

    def __floordiv__(a, b):
        """a // b"""
        quotient = a / b
        return quotient.numerator // quotient.denominator if isinstance(quotient, Rational) else math.floor(quotient)

    def __rfloordiv__(b, a):
        """a // b"""
        quotient = a / b
        return quotient.numerator // quotient.denominator if isinstance(quotient, Rational) else math.floor(quotient)

    def __mod__(a, b):
        """a % b"""
        return a - b * (a // b)

    def __rmod__(b, a):
        """a % b"""
        return a - b * (a // b)

    def __pow__(a, b):
        """a ** b: a fraction if `b` is integral, else a float or complex."""
        if not isinstance(b, Rational):
            return float(a) ** b
        if b.denominator != 1:
            return float(a) ** float(b)
        power = b.numerator
        if power >= 0:
            return Fraction(a._numerator ** power, a._denominator ** power)
        return Fraction(a._denominator ** -power, a._numerator ** -power)

    def __rpow__(b, a):
        """a ** b"""
        whole = b._denominator == 1
        if isinstance(a, Rational) and not (whole and b._numerator >= 0):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** (b._numerator if whole else float(b))

    def __pos__(a):
        """+a: a Fraction, also of a subclass."""
        return Fraction(a._numerator, a._denominator)

    def __neg__(a):
        """-a"""
        return Fraction(-a._numerator, a._denominator)

    def __abs__(a):
        """abs(a)"""
        return Fraction(abs(a._numerator), a._denominator)

    def __trunc__(a):
        """The integer next to it in the direction of 0."""
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    def __nonzero__(a):
        """a != 0"""
        return a._numerator != 0

    # --- Comparison

    def __hash__(self):
        # Equal numbers have equal hashes: integers', floats', or else the pair's.
        if self._denominator == 1:
            return hash(self._numerator)
        near = float(self)
        return hash(near if self == near else (self._numerator, self._denominator))

    def __eq__(a, b):
        if isinstance(b, Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return a == a.from_float(b) if _is_finite(b) else 0.0 == b
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, complex):
            raise TypeError("no ordering relation is defined for complex numbers")
        if isinstance(other, float):
            return op(self, self.from_float(other)) if _is_finite(other) else op(0.0, other)
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    # --- Copies

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self if type(self) == Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _decimal_type():
    from decimal import Decimal
    return Decimal


def _is_decimal(value):
    # Without the module there are no such numbers.
    import sys
    module = sys.modules.get('decimal')
    return module is not None and isinstance(value, module.Decimal)
