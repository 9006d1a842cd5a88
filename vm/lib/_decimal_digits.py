# SPDX-License-Identifier: MIT
"""Methods of decimal numbers that need no arithmetic but that of coefficients: kinds, signs, quantizing, neighbours,
logical operations on digits, shifts."""
from _decimal_context import (DivisionByZero, DivisionImpossible, Inexact, InvalidOperation, Overflow, ROUND_CEILING,
                              ROUND_FLOOR, Rounded, Clamped, Subnormal, Underflow, getcontext)
from _decimal_parts import fits, power_of_ten


class DigitMethods(object):
    """A part of Decimal."""

    __slots__ = ()

    # Kinds.

    def canonical(self, context=None):
        """The number itself."""
        return self

    def is_canonical(self):
        """True."""
        return True

    def is_finite(self):
        """Whether this is neither infinite nor NaN."""
        return not self._special

    def is_infinite(self):
        """Whether this is infinite."""
        return self._special == 'F'

    def is_nan(self):
        """Whether this is NaN, signaling or not."""
        return self._special in ('n', 'N')

    def is_qnan(self):
        """Whether this is a NaN that does not signal."""
        return self._special == 'n'

    def is_snan(self):
        """Whether this is a signaling NaN."""
        return self._special == 'N'

    def is_signed(self):
        """Whether the sign is negative."""
        return self._sign == 1

    def is_zero(self):
        """Whether this is zero, of either sign."""
        return not self._special and self._int == 0

    def is_normal(self, context=None):
        """Whether this is a number other than zero whose exponent is not below Emin."""
        if self._special or not self._int:
            return False
        return (context or getcontext()).Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        """Whether this is a number other than zero whose exponent is below Emin."""
        if self._special or not self._int:
            return False
        return self.adjusted() < (context or getcontext()).Emin

    def number_class(self, context=None):
        """One of sNaN, NaN, and with the sign as "+Normal": Zero, Subnormal, Normal, Infinity."""
        if self.is_nan():
            return 'sNaN' if self.is_snan() else 'NaN'
        kind = ('Infinity' if self._special else 'Zero' if not self._int
                else 'Subnormal' if self.is_subnormal(context=context) else 'Normal')
        return '+-'[self._sign] + kind

    def radix(self):
        """10."""
        return self._made(0, 10, 0)

    # Signs. These never signal.

    def copy_abs(self):
        """The number with a positive sign."""
        return self._made(0, self._int, self._exp, self._special)

    def copy_negate(self):
        """The number with the other sign."""
        return self._made(1 - self._sign, self._int, self._exp, self._special)

    def copy_sign(self, other):
        """The number with the sign of another."""
        return self._made(self._converted(other, True)._sign, self._int, self._exp, self._special)

    # Exponents.

    def same_quantum(self, other):
        """Whether both have the same exponent, or are both infinite, or both NaN."""
        other = self._converted(other, True)
        if self._special or other._special:
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exp == other._exp

    def quantize(self, exp, rounding=None, context=None, watchexp=True):
        """The number with the exponent of another, rounded if need be. The result must fit the precision.

        watchexp: the result must fit the range of exponents, too."""
        exp = self._converted(exp, True)
        context = context or getcontext()
        rounding = rounding or context.rounding
        if self._special or exp._special:
            nan = self._check_nans(exp, context)
            if nan:
                return nan
            if not (self._special and exp._special):
                return context._raise_error(InvalidOperation, 'quantize with one INF')
            return self._converted(self)
        target = exp._exp
        if not watchexp:
            result = self._rescale(target, rounding)
            if target > self._exp:
                context._raise_error(Rounded)
                if result != self:
                    context._raise_error(Inexact)
            return result
        if not context.Etiny() <= target <= context.Emax:
            return context._raise_error(InvalidOperation, 'target exponent out of bounds in quantize')
        if not self._int:
            return self._made(self._sign, 0, target)._fix(context)
        adjusted = self.adjusted()
        if adjusted > context.Emax:
            return context._raise_error(InvalidOperation, 'exponent of quantize result too large for current context')
        too_long = 'quantize result has too many digits for current context'
        if adjusted - target + 1 > context.prec:
            return context._raise_error(InvalidOperation, too_long)
        result = self._rescale(target, rounding)
        if result.adjusted() > context.Emax:
            return context._raise_error(InvalidOperation, 'exponent of quantize result too large for current context')
        if not fits(result._int, context.prec):
            return context._raise_error(InvalidOperation, too_long)
        if result and result.adjusted() < context.Emin:
            context._raise_error(Subnormal)
        if target > self._exp:
            if result != self:
                context._raise_error(Inexact)
            context._raise_error(Rounded)
        return result._fix(context)

    def to_integral_exact(self, rounding=None, context=None):
        """The nearest integer, as the rounding has it; signals Inexact and Rounded."""
        if self._special:
            return self._check_nans(context=context) or self._converted(self)
        if self._exp >= 0:
            return self._converted(self)
        if not self._int:
            return self._made(self._sign, 0, 0)
        context = context or getcontext()
        result = self._rescale(0, rounding or context.rounding)
        if result != self:
            context._raise_error(Inexact)
        context._raise_error(Rounded)
        return result

    def to_integral_value(self, rounding=None, context=None):
        """The nearest integer, as the rounding has it; signals nothing."""
        context = context or getcontext()
        if self._special:
            return self._check_nans(context=context) or self._converted(self)
        return self._converted(self) if self._exp >= 0 else self._rescale(0, rounding or context.rounding)

    to_integral = to_integral_value

    def normalize(self, context=None):
        """The number, rounded, without zeros at the end; every zero becomes 0 or -0."""
        context = context or getcontext()
        nan = self._special and self._check_nans(context=context)
        if nan:
            return nan
        result = self._fix(context)
        if result._special:
            return result
        if not result._int:
            return self._made(result._sign, 0, 0)
        digits = str(result._int)
        count = len(digits) - len(digits.rstrip('0'))
        limit = context.Etop() if context._clamp else context.Emax
        count = max(min(count, limit - result._exp), 0)
        return self._made(result._sign, result._int // power_of_ten(count), result._exp + count)

    # Neighbours.

    def next_minus(self, context=None):
        """The largest number in the context that is smaller."""
        return self._neighbour(1, context or getcontext())

    def next_plus(self, context=None):
        """The smallest number in the context that is larger."""
        return self._neighbour(0, context or getcontext())

    def _neighbour(self, sign, context):
        # sign: that of what is added.
        nan = self._check_nans(context=context)
        if nan:
            return nan
        if self._special:
            if self._sign == sign:
                return self._converted(self)
            return self._made(self._sign, power_of_ten(context.prec) - 1, context.Etop())
        quiet = context._silent(rounding=ROUND_FLOOR if sign else ROUND_CEILING)
        rounded = self._fix(quiet)
        if rounded != self:
            return rounded
        return rounded.__add__(self._made(sign, 1, context.Etiny() - 1), context=quiet)

    def next_toward(self, other, context=None):
        """The number in the context that is next to this one on the way to another."""
        other = self._converted(other, True)
        context = context or getcontext()
        nan = self._check_nans(other, context)
        if nan:
            return nan
        order = self._cmp(other)
        if order == 0:
            return self.copy_sign(other)
        result = self._neighbour(int(order > 0), context)
        if result._special:
            context._raise_error(Overflow, 'Infinite result from next_toward', result._sign)
            signals = (Inexact, Rounded)
        elif result.adjusted() < context.Emin:
            signals = (Underflow, Subnormal, Inexact, Rounded) + (() if result else (Clamped,))
        else:
            signals = ()
        for signal in signals:
            context._raise_error(signal)
        return result

    # Digits as bits: numbers with exponent 0 and digits 0 and 1.

    def _is_logical(self):
        return not (self._special or self._sign or self._exp) and not str(self._int).strip('01')

    def _logical(self, other, context, operation):
        context = context or getcontext()
        other = self._converted(other, True)
        if not self._is_logical() or not other._is_logical():
            return context._raise_error(InvalidOperation)
        # At base 16 the digits stay apart.
        bits = operation(*[int(str(operand._int)[-context.prec:], 16) for operand in (self, other)])
        return self._made(0, int('%x' % bits), 0)

    def logical_and(self, other, context=None):
        """1 where both have the digit 1."""
        return self._logical(other, context, lambda a, b: a & b)

    def logical_or(self, other, context=None):
        """1 where one of them has the digit 1."""
        return self._logical(other, context, lambda a, b: a | b)

    def logical_xor(self, other, context=None):
        """1 where they have different digits."""
        return self._logical(other, context, lambda a, b: a ^ b)

    def logical_invert(self, context=None):
        """1 where the digit is 0, over the whole precision."""
        context = context or getcontext()
        return self.logical_xor(self._made(0, int('1' * context.prec), 0), context)

    # Shifts.

    def _shift_count(self, other, context, limit):
        # (count, None), or (None, result) where nothing is to be shifted.
        nan = self._check_nans(other, context)
        if nan:
            return None, nan
        if other._special or other._exp != 0 or not -limit <= int(other) <= limit:
            return None, context._raise_error(InvalidOperation)
        return (None, self._converted(self)) if self._special else (int(other), None)

    def rotate(self, other, context=None):
        """The digits, as many as the precision has, turned by a number of places, to the left if it is positive."""
        context = context or getcontext()
        other = self._converted(other, True)
        count, result = self._shift_count(other, context, context.prec)
        if result is not None:
            return result
        digits = str(self._int).zfill(context.prec)[-context.prec:]
        return self._made(self._sign, int(digits[count:] + digits[:count]), self._exp)

    def shift(self, other, context=None):
        """The digits moved by a number of places, to the left if it is positive; what leaves the precision is lost."""
        context = context or getcontext()
        other = self._converted(other, True)
        count, result = self._shift_count(other, context, context.prec)
        if result is not None:
            return result
        whole = power_of_ten(context.prec)
        kept = self._int % whole
        kept = kept * power_of_ten(count) % whole if count >= 0 else kept // power_of_ten(-count)
        return self._made(self._sign, kept, self._exp)

    def scaleb(self, other, context=None):
        """The number with an integer added to its exponent."""
        context = context or getcontext()
        other = self._converted(other, True)
        count, result = self._shift_count(other, context, 2 * (context.Emax + context.prec))
        return self._made(self._sign, self._int, self._exp + count)._fix(context) if result is None else result

    def logb(self, context=None):
        """The exponent of the first digit, as a Decimal."""
        nan = self._check_nans(context=context)
        if nan:
            return nan
        context = context or getcontext()
        if self._special:
            return self._made(0, 0, 0, 'F')
        if not self._int:
            return context._raise_error(DivisionByZero, 'logb(0)', 1)
        return self._converted(self.adjusted())._fix(context)

    # With other numbers.

    def fma(self, other, third, context=None):
        """self * other + third, rounded once."""
        other = self._converted(other, True)
        third = self._converted(third, True)
        context = context or getcontext()
        if self._special or other._special:
            if 'N' in (self._special, other._special):
                return self._check_nans(other, context)
            if self.is_nan() or other.is_nan():
                product = self if self.is_nan() else other
            elif not self or not other:
                text = 'INF * 0 in fma' if self._special else '0 * INF in fma'
                return context._raise_error(InvalidOperation, text)
            else:
                product = self._made(self._sign ^ other._sign, 0, 0, 'F')
        else:
            product = self._made(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)
        return product.__add__(third, context=context)

    def remainder_near(self, other, context=None):
        """self - n * other, where n is the integer nearest to self / other, an even one if two are as near."""
        other = self._converted(other, True)
        context = context or getcontext()
        nan = self._check_nans(other, context)
        if nan:
            return nan
        if self._special:
            return context._raise_error(InvalidOperation, 'remainder_near(infinity, x)')
        if not other:
            text = 'remainder_near(x, 0)' if self else 'remainder_near(0, 0)'
            return context._raise_error(InvalidOperation, text)
        if other._special:
            return self._fix(context)
        ideal = min(self._exp, other._exp)
        if not self:
            return self._made(self._sign, 0, ideal)._fix(context)
        above = self.adjusted() - other.adjusted()
        if above > context.prec:
            return context._raise_error(DivisionImpossible)
        if above <= -2:
            return self._rescale(ideal, context.rounding)._fix(context)
        divisor = other._int * power_of_ten(other._exp - ideal)
        quotient, rest = divmod(self._int * power_of_ten(self._exp - ideal), divisor)
        sign = self._sign
        if 2 * rest + (quotient & 1) > divisor:
            quotient += 1
            rest = divisor - rest
            sign ^= 1
        if not fits(quotient, context.prec):
            return context._raise_error(DivisionImpossible)
        return self._made(sign, rest, ideal)._fix(context)
