# SPDX-License-Identifier: MIT
"""How decimal numbers compare: operators, the methods of the specification, the larger and the smaller of two."""
from _decimal_context import InvalidOperation, getcontext
from _decimal_parts import power_of_ten


def _infinite_sign(number):
    return 0 if not number._special else -1 if number._sign else 1


class CompareMethods(object):
    """A part of Decimal."""

    __slots__ = ()

    def _cmp(self, other):
        # -1, 0 or 1; of numbers and infinities.
        if self._special or other._special:
            return cmp(_infinite_sign(self), _infinite_sign(other))
        a, b = self._int, other._int
        if not a or not b or self._sign != other._sign:
            return cmp((-1 if self._sign else 1) if a else 0, (-1 if other._sign else 1) if b else 0)
        shift = self._exp - other._exp
        if shift:
            above = self.adjusted() - other.adjusted()
            if above:
                return (1 if above > 0 else -1) * (-1 if self._sign else 1)
            if shift > 0:
                a *= power_of_ten(shift)
            else:
                b *= power_of_ten(-shift)
        return cmp(b, a) if self._sign else cmp(a, b)

    def _compared(self, other, context, equality):
        # What the operators of comparison compare with 0: -1, 0 or 1; None for NaN, NotImplemented for no number.
        other = self._converted(other, allow_float=True)
        if other is NotImplemented:
            return other
        if self._special or other._special:
            kinds = self._isnan(), other._isnan()
            if 2 in kinds or not equality and 1 in kinds:
                signaling = self if kinds[0] == 2 else other if kinds[1] == 2 else self if kinds[0] else other
                text = 'sNaN' if equality else 'comparison involving %s' % ('sNaN' if 2 in kinds else 'NaN')
                (context or getcontext())._raise_error(InvalidOperation, text, signaling)
            if 1 in kinds or 2 in kinds:
                return None
        return self._cmp(other)

    def __eq__(self, other, context=None):
        order = self._compared(other, context, True)
        return order if order is NotImplemented else order == 0

    def __ne__(self, other, context=None):
        order = self._compared(other, context, True)
        return order if order is NotImplemented else order != 0

    def __lt__(self, other, context=None):
        order = self._compared(other, context, False)
        return order if order is NotImplemented else order == -1

    def __le__(self, other, context=None):
        order = self._compared(other, context, False)
        return order if order is NotImplemented else order is not None and order <= 0

    def __gt__(self, other, context=None):
        order = self._compared(other, context, False)
        return order if order is NotImplemented else order == 1

    def __ge__(self, other, context=None):
        order = self._compared(other, context, False)
        return order if order is NotImplemented else order is not None and order >= 0

    def compare(self, other, context=None):
        """-1, 0 or 1 as a Decimal; NaN if one of them is NaN."""
        other = self._converted(other, True)
        nan = (self._special or other._special) and self._check_nans(other, context)
        return nan or self._number(self._cmp(other))

    def compare_signal(self, other, context=None):
        """compare(), where any NaN is an invalid operation."""
        other = self._converted(other, True)
        for kind, text in (('N', 'comparison involving sNaN'), ('n', 'comparison involving NaN')):
            for operand in (self, other):
                if operand._special == kind:
                    return (context or getcontext())._raise_error(InvalidOperation, text, operand)
        return self.compare(other, context=context)

    def _number(self, order):
        return self._made(int(order < 0), abs(order), 0)

    def _total_key(self):
        # What orders numbers without their signs: kind, value, exponent.
        if self._special:
            return {'F': 1, 'N': 2, 'n': 3}[self._special], self._int, 0
        return 0, self, self._exp

    def compare_total(self, other):
        """-1, 0 or 1 in an order of all representations: NaN is the largest, 1.0 is less than 1."""
        other = self._converted(other, True)
        if self._sign != other._sign:
            return self._number(-1 if self._sign else 1)
        order = self.copy_abs()._total_order(other.copy_abs())
        return self._number(-order if self._sign else order)

    def _total_order(self, other):
        (kind, value, exp), (other_kind, other_value, other_exp) = self._total_key(), other._total_key()
        if kind != other_kind:
            return cmp(kind, other_kind)
        order = self._cmp(other) if kind == 0 else cmp(value, other_value)
        return order or cmp(exp, other_exp)

    def compare_total_mag(self, other):
        """compare_total() without the signs."""
        return self.copy_abs().compare_total(self._converted(other, True).copy_abs())

    def _extreme(self, other, context, order_of, wanted):
        # The operand that is `wanted` (1: larger, -1: smaller). One NaN loses against a number.
        other = self._converted(other, True)
        context = context or getcontext()
        kinds = self._isnan(), other._isnan()
        if kinds == (1, 0):
            return other._fix(context)
        if kinds == (0, 1):
            return self._fix(context)
        if any(kinds):
            return self._check_nans(other, context)
        # Of equal ones the representation decides.
        order = order_of(self, other) or int(self.compare_total(other))
        return (other if order == -wanted else self)._fix(context)

    def max(self, other, context=None):
        """The larger number, rounded."""
        return self._extreme(other, context, lambda a, b: a._cmp(b), 1)

    def min(self, other, context=None):
        """The smaller number, rounded."""
        return self._extreme(other, context, lambda a, b: a._cmp(b), -1)

    def max_mag(self, other, context=None):
        """The number with the larger absolute value, rounded."""
        return self._extreme(other, context, _magnitudes, 1)

    def min_mag(self, other, context=None):
        """The number with the smaller absolute value, rounded."""
        return self._extreme(other, context, _magnitudes, -1)


def _magnitudes(a, b):
    return a.copy_abs()._cmp(b.copy_abs())
