# SPDX-License-Identifier: MIT
"""Abstract classes of numbers (PEP 3141): Number, Complex, Real, Rational, Integral, each more special than the one
before."""
from __future__ import division
from abc import ABCMeta, abstractmethod, abstractproperty

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


def _missing(doc, count=2):
    # An abstract method of `count` arguments.
    if count == 1:
        def method(self):
            raise NotImplementedError
    else:
        def method(self, other):
            raise NotImplementedError
    method.__doc__ = doc
    return abstractmethod(method)


class Number(object):
    """Any number: for isinstance()."""
    __metaclass__ = ABCMeta
    __slots__ = ()

    # Concrete classes define what their hash is.
    __hash__ = None


class Complex(Number):
    """What complex numbers can do: complex(), .real, .imag, + - * / abs(), .conjugate(), ==, !=."""
    __slots__ = ()

    __complex__ = _missing("complex(self)", 1)

    def __nonzero__(self):
        """self != 0"""
        return self != 0

    @abstractproperty
    def real(self):
        """The real part."""
        raise NotImplementedError

    @abstractproperty
    def imag(self):
        """The imaginary part."""
        raise NotImplementedError

    __add__ = _missing("self + other")
    __radd__ = _missing("other + self")
    __neg__ = _missing("-self", 1)
    __pos__ = _missing("+self", 1)

    def __sub__(self, other):
        """self - other"""
        return self + -other

    def __rsub__(self, other):
        """other - self"""
        return -self + other

    __mul__ = _missing("self * other")
    __rmul__ = _missing("other * self")
    __div__ = _missing("self / other, without division from __future__")
    __rdiv__ = _missing("other / self, without division from __future__")
    __truediv__ = _missing("self / other, with division from __future__")
    __rtruediv__ = _missing("other / self, with division from __future__")
    __pow__ = _missing("self ** other")
    __rpow__ = _missing("other ** self")
    __abs__ = _missing("The distance from 0.", 1)
    conjugate = _missing("The number with the opposite imaginary part.", 1)
    __eq__ = _missing("self == other")

    def __ne__(self, other):
        """self != other"""
        return not (self == other)


Complex.register(complex)


class Real(Complex):
    """What real numbers can do besides: float(), trunc(), divmod(), // % < <=."""
    __slots__ = ()

    __float__ = _missing("float(self)", 1)
    __trunc__ = _missing("The integer next to it in the direction of 0.", 1)

    def __divmod__(self, other):
        """divmod(self, other)"""
        return (self // other, self % other)

    def __rdivmod__(self, other):
        """divmod(other, self)"""
        return (other // self, other % self)

    __floordiv__ = _missing("self // other")
    __rfloordiv__ = _missing("other // self")
    __mod__ = _missing("self % other")
    __rmod__ = _missing("other % self")
    __lt__ = _missing("self < other")
    __le__ = _missing("self <= other")

    def __complex__(self):
        """complex(self)"""
        return complex(float(self))

    @property
    def real(self):
        """The number itself."""
        return +self

    @property
    def imag(self):
        """0"""
        return 0

    def conjugate(self):
        """The number itself."""
        return +self


Real.register(float)


class Rational(Real):
    """A fraction in lowest terms with a positive denominator."""
    __slots__ = ()

    @abstractproperty
    def numerator(self):
        raise NotImplementedError

    @abstractproperty
    def denominator(self):
        raise NotImplementedError

    def __float__(self):
        """numerator / denominator"""
        return self.numerator / self.denominator


class Integral(Rational):
    """What integers can do besides: long(), shifts and bits, pow() with a modulus."""
    __slots__ = ()

    __long__ = _missing("long(self)", 1)

    def __index__(self):
        """For slices and the like."""
        return long(self)

    @abstractmethod
    def __pow__(self, exponent, modulus=None):
        """self ** exponent % modulus"""
        raise NotImplementedError

    __lshift__ = _missing("self << other")
    __rlshift__ = _missing("other << self")
    __rshift__ = _missing("self >> other")
    __rrshift__ = _missing("other >> self")
    __and__ = _missing("self & other")
    __rand__ = _missing("other & self")
    __xor__ = _missing("self ^ other")
    __rxor__ = _missing("other ^ self")
    __or__ = _missing("self | other")
    __ror__ = _missing("other | self")
    __invert__ = _missing("~self", 1)

    def __float__(self):
        """float(self)"""
        return float(long(self))

    @property
    def numerator(self):
        """The number itself."""
        return +self

    @property
    def denominator(self):
        """1"""
        return 1


Integral.register(int)
Integral.register(long)
