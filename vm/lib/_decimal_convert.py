# SPDX-License-Identifier: MIT
"""Decimal numbers as other things: tuples, numbers of other types, hashes, pickles."""
from collections import namedtuple

DecimalTuple = namedtuple('DecimalTuple', 'sign digits exponent')
DecimalTuple.__module__ = 'decimal'


class ConvertMethods(object):
    """A part of Decimal."""

    __slots__ = ()

    def as_tuple(self):
        """DecimalTuple(sign, digits, exponent); of what is no number, the exponent is "F", "n" or "N"."""
        digits = () if self._special in ('n', 'N') and not self._int else tuple(map(int, str(self._int)))
        return DecimalTuple(self._sign, digits, self._special or self._exp)

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __hash__(self):
        """That of an equal int, float or fraction."""
        if self._special:
            if self._special == 'N':
                raise TypeError('Cannot hash a signaling NaN value.')
            return 0 if self._special == 'n' else hash(float(self))
        as_float = float(self)
        if as_float == self:
            return hash(as_float)
        if self._isinteger():
            whole = self._scaled_to(0) if self._exp < 0 else self._int * pow(10, self._exp, 2 ** 64 - 1)
            return hash(-whole if self._sign else whole)
        digits = str(self._int)
        return hash((self._sign, self._exp + len(digits), digits.rstrip('0')))

    def __int__(self):
        """The integer part."""
        if self._special:
            if self._isnan():
                raise ValueError('Cannot convert NaN to integer')
            raise OverflowError('Cannot convert infinity to integer')
        whole = self._scaled_to(0)
        return int(-whole if self._sign else whole)

    __trunc__ = __int__

    def __long__(self):
        return long(self.__int__())

    def __float__(self):
        if self._special in ('n', 'N'):
            if self._special == 'N':
                raise ValueError('Cannot convert signaling NaN to float')
            return float('-nan' if self._sign else 'nan')
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        """The number itself."""
        return self

    @property
    def imag(self):
        """0."""
        return self._made(0, 0, 0)

    def conjugate(self):
        """The number itself."""
        return self
