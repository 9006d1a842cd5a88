# SPDX-License-Identifier: MIT
"""The class Decimal: making numbers, rounding, comparing, and the operators.

A number is (-1)**_sign * _int * 10**_exp, with a natural number _int. _special says what is no such number: "F" for
infinity, "n" for NaN, "N" for a signaling NaN, whose payload is _int."""
import math
import numbers

import _decimal_context
from _decimal_context import (Clamped, ConversionSyntax, DivisionByZero, DivisionImpossible, DivisionUndefined, Inexact,
                              InvalidOperation, Overflow, ROUND_FLOOR, Rounded, Subnormal, Underflow, getcontext)
from _decimal_compare import CompareMethods
from _decimal_convert import ConvertMethods
from _decimal_digits import DigitMethods
from _decimal_format import FormatMethods
from _decimal_functions import FunctionMethods
from _decimal_parts import LITERAL, aligned, drop, fits, from_tuple, parsed, power_of_ten


def _reflected(name):
    """The method of the right operand that calls the one of the left operand, made a Decimal, with this name."""
    def reflected(self, other, context=None):
        other = convert(other)
        return other if other is NotImplemented else getattr(other, name)(self, context=context)
    reflected.__name__ = name.replace('__', '__r', 1)
    return reflected


def _operator(compute, results=1):
    """The method of the left operand. compute(self, other, context): does it for another Decimal, neither of them NaN.

    results: how many numbers the operator gives; each is NaN where an operand is."""
    def operator(self, other, context=None):
        other = convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if self._special or other._special:
            nan = self._check_nans(other, context)
            if nan:
                return nan if results == 1 else (nan,) * results
        return compute(self, other, context)
    operator.__name__ = compute.__name__
    return operator


class Decimal(CompareMethods, ConvertMethods, DigitMethods, FunctionMethods, FormatMethods, object):
    """A decimal number of any size, infinity or NaN. It does not change.

    Operators, and methods that take a context, round to the precision of the current context unless they get one."""

    __slots__ = ('_sign', '_int', '_exp', '_special')
    __module__ = 'decimal'

    def __new__(cls, value='0', context=None):
        """Decimal(text), Decimal(integer or float), Decimal((sign, digits, exponent)), exactly.

        context: what is signalled where a text is no number, nothing else."""
        self = object.__new__(cls)
        if isinstance(value, basestring):
            found = LITERAL.match(value.strip())
            if not found:
                context = context or getcontext()
                return context._raise_error(ConversionSyntax, 'Invalid literal for Decimal: %r' % value)
            self._set(*parsed(found))
        elif isinstance(value, (int, long)):
            self._set(1, -value, 0, '') if value < 0 else self._set(0, +value, 0, '')
        elif isinstance(value, Decimal):
            self._set(value._sign, value._int, value._exp, value._special)
        elif isinstance(value, float):
            value = Decimal.from_float(value)
            self._set(value._sign, value._int, value._exp, value._special)
        elif isinstance(value, (list, tuple)):
            self._set(*from_tuple(value))
        else:
            raise TypeError('Cannot convert %r to Decimal' % value)
        return self

    def _set(self, sign, coefficient, exp, special):
        self._sign = sign
        self._int = coefficient
        self._exp = exp
        self._special = special

    @classmethod
    def from_float(cls, f):
        """The number that a float is exactly."""
        if isinstance(f, (int, long)):
            return cls(f)
        if math.isinf(f) or math.isnan(f):
            return cls(repr(f))
        numerator, denominator = abs(f).as_integer_ratio()
        # The denominator is a power of two, which that of five makes one of ten.
        places = denominator.bit_length() - 1
        made = _make(math.copysign(1.0, f) < 0 and 1 or 0, numerator * 5 ** places, -places)
        return made if cls is Decimal else cls(made)

    # Looking at numbers.

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(str(self))

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __nonzero__(self):
        return bool(self._int or self._special)

    def _isnan(self):
        # 1 for NaN, 2 for a signaling one.
        return 1 if self._special == 'n' else 2 if self._special == 'N' else 0

    def _payload_length(self):
        return len(str(self._int)) if self._int else 0

    def _isinteger(self):
        if self._special:
            return False
        return self._exp >= 0 or not self._int % power_of_ten(min(-self._exp, len(str(self._int))))

    def _is_odd(self):
        # Of an integer.
        return self._exp <= 0 and self._int // power_of_ten(-self._exp) % 2 == 1

    def adjusted(self):
        """The exponent of the first digit; 0 for infinity and NaN."""
        return 0 if self._special else self._exp + len(str(self._int)) - 1

    def _scaled_to(self, exp):
        # The coefficient for another exponent, further digits cut off.
        shift = self._exp - exp
        if shift >= 0:
            return self._int * power_of_ten(shift)
        return self._int // power_of_ten(-shift) if -shift <= len(str(self._int)) else 0

    # NaNs in operands.

    def _check_nans(self, other=None, context=None):
        # The result of an operation one of whose operands is NaN; None if there is none.
        operands = (self,) if other is None else (self, other)
        for kind in ('N', 'n'):
            for operand in operands:
                if operand._special == kind:
                    if kind == 'n':
                        return operand._fix_nan(context or getcontext())
                    return (context or getcontext())._raise_error(InvalidOperation, 'sNaN', operand)
        return None

    def _fix_nan(self, context):
        # A payload has fewer digits than the precision, those on the right.
        length = context.prec - context._clamp
        if fits(self._int, length):
            return Decimal(self)
        return _make(self._sign, self._int % power_of_ten(length), 0, self._special)

    # Rounding.

    def _fix(self, context):
        # The number as the context can have it; everything that this means is signalled.
        if self._special:
            return self._fix_nan(context) if self._isnan() else Decimal(self)
        coefficient, exp = self._int, self._exp
        if coefficient and fits(coefficient, context.prec) and context.Emin <= exp <= context.Etop():
            return Decimal(self)
        etiny, etop = context.Etiny(), context.Etop()
        if not coefficient:
            fitting = min(max(exp, etiny), etop if context._clamp else context.Emax)
            if fitting == exp:
                return Decimal(self)
            context._raise_error(Clamped)
            return _make(self._sign, 0, fitting)
        least = len(str(coefficient)) + exp - context.prec
        if least > etop:
            return self._overflow(context)
        subnormal = least < etiny
        least = max(least, etiny)
        if exp < least:
            return self._fix_digits(context, least, subnormal)
        if subnormal:
            context._raise_error(Subnormal)
        if context._clamp and exp > etop:
            context._raise_error(Clamped)
            return _make(self._sign, coefficient * power_of_ten(exp - etop), etop)
        return Decimal(self)

    def _overflow(self, context):
        result = context._raise_error(Overflow, 'above Emax', self._sign)
        context._raise_error(Inexact)
        context._raise_error(Rounded)
        return result

    def _fix_digits(self, context, exp, subnormal):
        # _fix() of a number with digits below an exponent.
        kept, inexact = drop(self._int, exp - self._exp, context.rounding, self._sign)
        if not fits(kept, context.prec):
            kept //= 10
            exp += 1
        if exp > context.Etop():
            result = context._raise_error(Overflow, 'above Emax', self._sign)
        else:
            result = _make(self._sign, kept, exp)
        # In the order of the specification: where several of them raise exceptions, the first does.
        for happened, signal in ((inexact and subnormal, Underflow), (subnormal, Subnormal), (inexact, Inexact),
                                 (True, Rounded), (not result, Clamped)):
            if happened:
                context._raise_error(signal)
        return result

    def _rescale(self, exp, rounding):
        # With another exponent, whatever that takes.
        if self._special:
            return Decimal(self)
        if not self._int:
            return _make(self._sign, 0, exp)
        if self._exp >= exp:
            return _make(self._sign, self._int * power_of_ten(self._exp - exp), exp)
        return _make(self._sign, drop(self._int, exp - self._exp, rounding, self._sign)[0], exp)

    def _round(self, places, rounding):
        # With so many digits; zero as it is.
        extra = len(str(self._int)) - places
        if extra <= 0 or not self._int:
            return self._rescale(self._exp + extra, rounding) if self._int else self
        kept = drop(self._int, extra, rounding, self._sign)[0]
        exp = self._exp + extra
        return _make(self._sign, kept, exp) if fits(kept, places) else _make(self._sign, kept // 10, exp + 1)

    # Arithmetic.

    def __neg__(self, context=None):
        nan = self._special and self._check_nans(context=context)
        if nan:
            return nan
        context = context or getcontext()
        if not self and context.rounding != ROUND_FLOOR:
            # No zero becomes negative.
            return self.copy_abs()._fix(context)
        return self.copy_negate()._fix(context)

    def __pos__(self, context=None):
        nan = self._special and self._check_nans(context=context)
        if nan:
            return nan
        context = context or getcontext()
        return (self if self or context.rounding == ROUND_FLOOR else self.copy_abs())._fix(context)

    def __abs__(self, round=True, context=None):
        if not round:
            return self.copy_abs()
        nan = self._special and self._check_nans(context=context)
        return nan or (self.__neg__(context=context) if self._sign else self.__pos__(context=context))

    @_operator
    def __add__(self, other, context):
        if self._special or other._special:
            return self._add_special(other, context)
        a, b = self._int, other._int
        if not a or not b:
            return self._add_zero(other, context)
        exp = self._exp
        shift = exp - other._exp
        if shift:
            a, b, exp = aligned(a, exp, b, other._exp, context.prec)
        total = (-a if self._sign else a) + (-b if other._sign else b)
        if total == 0:
            return _make(int(context.rounding == ROUND_FLOOR) if self._sign != other._sign else self._sign, 0,
                         min(self._exp, other._exp))._fix(context)
        return (_make(1, -total, exp) if total < 0 else _make(0, total, exp))._fix(context)

    __radd__ = __add__

    def _add_special(self, other, context):
        if self._special and other._special and self._sign != other._sign:
            return context._raise_error(InvalidOperation, '-INF + INF')
        return Decimal(self if self._special else other)

    def _add_zero(self, other, context):
        # One of them is zero: it may add zeros to the other, but no more than the precision has room for.
        exp = min(self._exp, other._exp)
        if not self._int and not other._int:
            if self._sign != other._sign:
                sign = int(context.rounding == ROUND_FLOOR)
            else:
                sign = self._sign
            return _make(sign, 0, exp)._fix(context)
        full = self if self._int else other
        exp = max(exp, full._exp - context.prec - 1)
        return _make(full._sign, full._int * power_of_ten(full._exp - exp), exp)._fix(context)

    @_operator
    def __sub__(self, other, context):
        return self.__add__(other.copy_negate(), context=context)

    __rsub__ = _reflected('__sub__')

    @_operator
    def __mul__(self, other, context):
        sign = self._sign ^ other._sign
        if self._special or other._special:
            if not self or not other:
                text = '(+-)INF * 0' if self._special else '0 * (+-)INF'
                return context._raise_error(InvalidOperation, text)
            return _make(sign, 0, 0, 'F')
        return _make(sign, self._int * other._int, self._exp + other._exp)._fix(context)

    __rmul__ = __mul__

    @_operator
    def __div__(self, other, context):
        sign = self._sign ^ other._sign
        if self._special or other._special:
            return self._divide_special(other, sign, context)
        if not other._int:
            if not self._int:
                return context._raise_error(DivisionUndefined, '0 / 0')
            return context._raise_error(DivisionByZero, 'x / 0', sign)
        exp = self._exp - other._exp
        if not self._int:
            return _make(sign, 0, exp)._fix(context)
        # Enough digits for rounding: a last digit other than 0 and 5 says that there are more.
        shift = len(str(other._int)) - len(str(self._int)) + context.prec + 1
        if shift >= 0:
            quotient, rest = divmod(self._int * power_of_ten(shift), other._int)
        else:
            quotient, rest = divmod(self._int, other._int * power_of_ten(-shift))
        if rest:
            if quotient % 5 == 0:
                quotient += 1
        else:
            # As few digits as there can be, down to the difference of the exponents.
            digits = str(quotient)
            zeros = min(len(digits) - len(digits.rstrip('0')), max(shift, 0))
            quotient //= power_of_ten(zeros)
            shift -= zeros
        return _make(sign, quotient, exp - shift)._fix(context)

    def _divide_special(self, other, sign, context):
        if not self._special:
            context._raise_error(Clamped, 'Division by infinity')
            return _make(sign, 0, context.Etiny())
        if other._special:
            return context._raise_error(InvalidOperation, '(+-)INF/(+-)INF')
        return _make(sign, 0, 0, 'F')

    __truediv__ = __div__

    __rdiv__ = _reflected('__div__')

    __rtruediv__ = __rdiv__

    def _divide(self, other, context):
        # (integer quotient, remainder) of numbers, the divisor not 0 and no NaN; neither is rounded.
        sign = self._sign ^ other._sign
        ideal = self._exp if other._special else min(self._exp, other._exp)
        above = self.adjusted() - other.adjusted()
        if not self or other._special or above <= -2:
            return _make(sign, 0, 0), self._rescale(ideal, context.rounding)
        if above <= context.prec:
            quotient, rest = divmod(self._int * power_of_ten(self._exp - ideal),
                                    other._int * power_of_ten(other._exp - ideal))
            if fits(quotient, context.prec):
                return _make(sign, quotient, 0), _make(self._sign, rest, ideal)
        impossible = context._raise_error(DivisionImpossible, 'quotient too large in //, % or divmod')
        return impossible, impossible

    def __divmod__(self, other, context):
        sign = self._sign ^ other._sign
        if self._special:
            if other._special:
                undefined = context._raise_error(InvalidOperation, 'divmod(INF, INF)')
                return undefined, undefined
            return _make(sign, 0, 0, 'F'), context._raise_error(InvalidOperation, 'INF % x')
        if not other:
            if not self:
                undefined = context._raise_error(DivisionUndefined, 'divmod(0, 0)')
                return undefined, undefined
            return (context._raise_error(DivisionByZero, 'x // 0', sign),
                    context._raise_error(InvalidOperation, 'x % 0'))
        quotient, rest = self._divide(other, context)
        return quotient, rest._fix(context)

    __divmod__ = _operator(__divmod__, results=2)

    __rdivmod__ = _reflected('__divmod__')

    @_operator
    def __mod__(self, other, context):
        if self._special:
            return context._raise_error(InvalidOperation, 'INF % x')
        if not other:
            if self:
                return context._raise_error(InvalidOperation, 'x % 0')
            return context._raise_error(DivisionUndefined, '0 % 0')
        return self._divide(other, context)[1]._fix(context)

    __rmod__ = _reflected('__mod__')

    @_operator
    def __floordiv__(self, other, context):
        sign = self._sign ^ other._sign
        if self._special:
            if other._special:
                return context._raise_error(InvalidOperation, 'INF // INF')
            return _make(sign, 0, 0, 'F')
        if not other:
            if self:
                return context._raise_error(DivisionByZero, 'x // 0', sign)
            return context._raise_error(DivisionUndefined, '0 // 0')
        return self._divide(other, context)[0]

    __rfloordiv__ = _reflected('__floordiv__')

    __rpow__ = _reflected('__pow__')


_new = object.__new__


def _make(sign, coefficient, exp, special=''):
    made = _new(Decimal)
    made._sign = sign
    made._int = coefficient
    made._exp = exp
    made._special = special
    return made


def convert(value, strict=False, allow_float=False):
    """A number as a Decimal; for others NotImplemented, or if strict a TypeError."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, (int, long)):
        return _make(1, -value, 0) if value < 0 else _make(0, +value, 0)
    if allow_float and isinstance(value, float):
        return Decimal.from_float(value)
    if strict:
        raise TypeError('Unable to convert %s to Decimal' % value)
    return NotImplemented


class _Makers(object):
    # What the other modules make numbers with.
    make = staticmethod(_make)
    convert = staticmethod(convert)
    decimal = Decimal


numbers.Number.register(Decimal)
_decimal_context.number = _Makers
_decimal_context.delegate_to(Decimal)
Decimal._made = staticmethod(_make)
Decimal._converted = staticmethod(convert)
