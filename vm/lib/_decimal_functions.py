# SPDX-License-Identifier: MIT
"""Square root, exponential, logarithms and powers of decimal numbers, each rounded correctly.

Where a result is not exact, its digits are computed with some more than are wanted, until those decide the rounding: a
coefficient that is wrong by less than 1 does, unless its further digits are all zeros or a 5 and zeros."""
import math

from _decimal_context import (Clamped, Inexact, InvalidOperation, Overflow, ROUND_HALF_EVEN, Rounded, Subnormal,
                              Underflow, _signals, getcontext)
from _decimal_fixed import exp_digits, ln_digits, log10_digits, power_digits, root
from _decimal_parts import fits, power_of_ten


def _decided(compute, digits):
    # What compute(n) gives, (coefficient, exponent), for a number n > digits that decides rounding to that many digits.
    wanted = digits + 3
    while True:
        coefficient, exp = compute(wanted)
        further = len(str(abs(coefficient))) - digits
        if further > 0 and coefficient % (5 * power_of_ten(further - 1)):
            return coefficient, exp
        wanted += 3 + max(0, 1 - further)


class FunctionMethods(object):
    """A part of Decimal."""

    __slots__ = ()

    def sqrt(self, context=None):
        """The square root."""
        context = context or getcontext()
        if self._special:
            nan = self._check_nans(context=context)
            if nan:
                return nan
            if not self._sign:
                return self._converted(self)
        if not self:
            return self._made(self._sign, 0, self._exp // 2)._fix(context)
        if self._sign:
            return context._raise_error(InvalidOperation, 'sqrt(-x), x > 0')
        # The radicand as n * 100 ** half, and n with two digits for each of the root.
        half = self._exp >> 1
        n = self._int * 10 if self._exp & 1 else self._int
        shift = context.prec + 1 - (len(str(n)) + 1 >> 1)
        cut = 0
        if shift >= 0:
            n *= power_of_ten(2 * shift)
        else:
            n, cut = divmod(n, power_of_ten(-2 * shift))
        result = root(n)
        if not cut and result * result == n:
            result = result // power_of_ten(shift) if shift >= 0 else result * power_of_ten(-shift)
        else:
            # A last digit other than 0 and 5 says that there are more.
            result += result % 5 == 0
            half -= shift
        return self._made(0, result, half)._fix(context._rounded_by(ROUND_HALF_EVEN))

    def _inexact(self, context, compute):
        # The result whose digits compute(n) gives.
        coefficient, exp = _decided(compute, context.prec)
        return self._half_even(int(coefficient < 0), abs(coefficient), exp, context)

    def _half_even(self, sign, coefficient, exp, context):
        return self._made(sign, coefficient, exp)._fix(context._rounded_by(ROUND_HALF_EVEN))

    def exp(self, context=None):
        """e to the power of this number."""
        context = context or getcontext()
        nan = self._check_nans(context=context)
        if nan:
            return nan
        if self._special:
            return self._made(0, 0, 0) if self._sign else self._converted(self)
        if not self:
            return self._made(0, 1, 0)
        prec = context.prec
        adjusted = self.adjusted()
        if not self._sign and adjusted > len(str((context.Emax + 1) * 3)):
            return self._half_even(0, 1, context.Emax + 1, context)
        if self._sign and adjusted > len(str((-context.Etiny() + 1) * 3)):
            return self._half_even(0, 1, context.Etiny() - 1, context)
        # So near to 1 that only the direction shows.
        if not self._sign and adjusted < -prec:
            return self._half_even(0, power_of_ten(prec) + 1, -prec, context)
        if self._sign and adjusted < -prec - 1:
            return self._half_even(0, power_of_ten(prec + 1) - 1, -prec - 1, context)
        signed = -self._int if self._sign else self._int
        return self._inexact(context, lambda digits: exp_digits(signed, self._exp, digits))

    def _logarithm(self, name, context):
        # What ln() and log10() have in common; None where it is to be computed.
        nan = self._check_nans(context=context)
        if nan:
            return nan
        if not self:
            return self._made(1, 0, 0, 'F')
        if self._sign:
            return context._raise_error(InvalidOperation, name + ' of a negative value')
        return self._made(0, 0, 0, 'F') if self._special else None

    def ln(self, context=None):
        """The natural logarithm."""
        context = context or getcontext()
        result = self._logarithm('ln', context)
        if result is not None:
            return result
        if self == 1:
            return self._made(0, 0, 0)
        return self._inexact(context, lambda digits: ln_digits(self._int, self._exp, digits))

    def log10(self, context=None):
        """The logarithm to base 10."""
        context = context or getcontext()
        result = self._logarithm('log10', context)
        if result is not None:
            return result
        digits = str(self._int)
        if digits.rstrip('0') == '1':
            power = self._exp + len(digits) - 1
            return self._half_even(int(power < 0), abs(power), 0, context)
        return self._inexact(context, lambda digits: log10_digits(self._int, self._exp, digits))

    def __pow__(self, other, modulo=None, context=None):
        """The power, or with a third number the power modulo that one, which is always exact."""
        if modulo is not None:
            return self._power_modulo(other, modulo, context)
        other = self._converted(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = self._check_nans(other, context)
        if nan:
            return nan
        if not other:
            return self._made(0, 1, 0) if self else context._raise_error(InvalidOperation, '0 ** 0')
        sign = 0
        base = self
        if self._sign:
            if other._isinteger():
                sign = int(other._is_odd())
            elif self:
                return context._raise_error(InvalidOperation, 'x ** y with x negative and y not an integer')
            base = self.copy_negate()
        if not base or base._special:
            grows = bool(base) != bool(other._sign)
            return self._made(sign, 0, 0, 'F' if grows else '')
        if base == 1:
            return base._power_of_one(other, sign, context)
        if other._special:
            # Greater than 1 as long as the first digit is not behind the point.
            return self._made(sign, 0, 0, 'F' if (other._sign == 0) == (base.adjusted() >= 0) else '')
        return base._power(other, sign, context)

    def _power_of_one(self, other, sign, context):
        # 1, with as many zeros as multiplying gives.
        least = 1 - context.prec
        if not other._isinteger():
            context._raise_error(Inexact)
            context._raise_error(Rounded)
            return self._made(sign, power_of_ten(-least), least)
        times = 0 if other._sign else context.prec if other > context.prec else int(other)
        exp = self._exp * times
        if exp < least:
            context._raise_error(Rounded)
            exp = least
        return self._made(sign, power_of_ten(-exp), exp)

    def _power(self, other, sign, context):
        # Of a positive number other than 1, and a number other than 0.
        prec = context.prec
        far = self._far_power(other, sign, context)
        if far is not None:
            return far._fix(context)
        exact = self._exact_power(other, prec + 1)
        if exact is None:
            exponent = -other._int if other._sign else other._int
            coefficient, exp = _decided(
                lambda digits: power_digits(self._int, self._exp, exponent, other._exp, digits), prec)
            return self._made(sign, coefficient, exp)._fix(context)
        result = self._made(sign, exact[0], exact[1])
        return result._fix(context) if other._isinteger() else result._fix_as_inexact(context)

    def _far_power(self, other, sign, context):
        # A number outside the range of exponents, where that is clear from the size of the exponent alone.
        grows = (self.adjusted() >= 0) == (other._sign == 0)
        bound = self._log10_exponent() + other.adjusted()
        if grows and bound >= len(str(context.Emax)):
            return self._made(sign, 1, context.Emax + 1)
        if not grows and bound >= len(str(-context.Etiny())):
            return self._made(sign, 1, context.Etiny() - 1)

    def _log10_exponent(self):
        # A lower bound of the adjusted exponent of log10(self).
        adjusted = self.adjusted()
        if adjusted >= 1:
            return len(str(adjusted)) - 1
        if adjusted <= -2:
            return len(str(-1 - adjusted)) - 1
        # log10(x) >= (1 - 1/x) / 2.31 for x > 1, and similarly below 1.
        one = power_of_ten(-self._exp) if self._exp < 0 else 1
        value = self._int if self._exp < 0 else self._int * power_of_ten(self._exp)
        away, size = (value - one, value) if value > one else (one - value, one)
        return len(str(away * 1000)) - len(str(size * 2310)) - 1

    def _exact_power(self, other, digits):
        # (coefficient, exponent) if the power has at most so many digits, else None.
        n, exp = self._int, self._exp
        while n % 10 == 0:
            n //= 10
            exp += 1
        top, bottom = other._as_fraction(digits)
        if top is None:
            return None
        if n == 1:
            if exp * top % bottom:
                return None
            return self._padded(1, exp * top // bottom, other, digits)
        # With n no multiple of 10, a root must be one of n and of the power of ten each.
        if exp % bottom or bottom > n.bit_length():
            return None
        base = root(n, bottom)
        if base ** bottom != n:
            return None
        exp //= bottom
        if top < 0:
            base, exp = _reciprocal(base, exp, digits)
            if base is None:
                return None
            top = -top
        if top * math.log10(base) > digits + 1:
            return None
        result = base ** top
        return self._padded(result, exp * top, other, digits) if fits(result, digits) else None

    def _as_fraction(self, digits):
        # Numerator and denominator; Nones where they are too large for an exact power.
        n, exp = self._int, self._exp
        while n % 10 == 0:
            n //= 10
            exp += 1
        if exp > 20 or exp < -4 * digits - 20:
            return None, None
        top, bottom = (n * power_of_ten(exp), 1) if exp >= 0 else (n, power_of_ten(-exp))
        for prime in (2, 5):
            while bottom % prime == 0 and top % prime == 0:
                top //= prime
                bottom //= prime
        return (-top if self._sign else top), bottom

    def _padded(self, coefficient, exp, other, digits):
        # Of a whole power, zeros down to the exponent that multiplying gives.
        if other._isinteger() and not other._sign:
            zeros = min(exp - self._exp * int(other), digits - len(str(coefficient)))
            return coefficient * power_of_ten(zeros), exp - zeros
        return coefficient, exp

    def _fix_as_inexact(self, context):
        # An exact power with a broken exponent counts as inexact, and has all digits.
        padded = self
        missing = context.prec + 1 - len(str(self._int))
        if missing > 0:
            padded = self._made(self._sign, self._int * power_of_ten(missing), self._exp - missing)
        quiet = context.copy()
        quiet.clear_flags()
        quiet.traps = dict.fromkeys(_signals, 0)
        result = padded._fix(quiet)
        quiet._raise_error(Inexact)
        if quiet.flags[Subnormal]:
            quiet._raise_error(Underflow)
        if quiet.flags[Overflow]:
            context._raise_error(Overflow, 'above Emax', result._sign)
        for signal in (Underflow, Subnormal, Inexact, Rounded, Clamped):
            if quiet.flags[signal]:
                context._raise_error(signal)
        return result

    def _power_modulo(self, other, modulo, context):
        other = self._converted(other, True)
        modulo = self._converted(modulo, True)
        context = context or getcontext()
        operands = (self, other, modulo)
        for kind in ('N', 'n'):
            for operand in operands:
                if operand._special == kind:
                    return operand._check_nans(context=context)
        wrong = None
        if not all(operand._isinteger() for operand in operands):
            wrong = 'pow() 3rd argument not allowed unless all arguments are integers'
        elif other < 0:
            wrong = 'pow() 2nd argument cannot be negative when 3rd argument specified'
        elif not modulo:
            wrong = 'pow() 3rd argument cannot be 0'
        elif modulo.adjusted() >= context.prec:
            wrong = ('insufficient precision: pow() 3rd argument must not have more than precision digits')
        elif not other and not self:
            wrong = 'at least one of pow() 1st argument and 2nd argument must be nonzero; 0**0 is not defined'
        if wrong:
            return context._raise_error(InvalidOperation, wrong)
        whole = abs(int(modulo))
        # Powers of ten in the operands may be large.
        base = self._whole_modulo(whole)
        exponent = other._int
        if other._exp < 0:
            exponent = int(other)
        result = pow(base, exponent, whole)
        result = _tenth_powers(result, other._exp, whole)
        return self._made(self._sign and int(other._is_odd()), result, 0)

    def _whole_modulo(self, modulo):
        if self._exp < 0:
            return self._scaled_to(0) % modulo
        return self._int % modulo * pow(10, self._exp, modulo) % modulo


def _tenth_powers(x, times, modulo):
    # x ** (10 ** times) % modulo. The powers repeat sooner or later, which Brent's algorithm notices.
    mark, since, renewal = x, 0, 1
    for left in xrange(times - 1, -1, -1):
        x = pow(x, 10, modulo)
        since += 1
        if x == mark:
            for _ in xrange(left % since):
                x = pow(x, 10, modulo)
            return x
        if since == renewal:
            mark, since, renewal = x, 0, 2 * renewal
    return x


def _reciprocal(base, exp, digits):
    # 1 / (base * 10 ** exp) for a base that is no multiple of 10; Nones if it is no finite number.
    for prime, other in ((2, 5), (5, 2)):
        times = 0
        rest = base
        while rest % prime == 0:
            rest //= prime
            times += 1
        if rest == 1:
            return other ** times, -exp - times
    return None, None
