# SPDX-License-Identifier: MIT
"""Signals of decimal arithmetic, and the contexts that say how exactly it computes and which signals are exceptions.

An operation signals with Context._raise_error(): that raises the exception, or notes it in the flags and gives what the
operation is to return. Numbers come in through `number`, which the module of the class Decimal sets."""
from thread import _local

__all__ = ['ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_UP',
           'ROUND_HALF_DOWN', 'ROUND_05UP', 'DecimalException', 'Clamped', 'InvalidOperation', 'DivisionByZero',
           'Inexact', 'Rounded', 'Subnormal', 'Overflow', 'Underflow', 'Context', 'DefaultContext', 'BasicContext',
           'ExtendedContext', 'getcontext', 'setcontext', 'localcontext']

ROUND_DOWN = 'ROUND_DOWN'
ROUND_HALF_UP = 'ROUND_HALF_UP'
ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
ROUND_CEILING = 'ROUND_CEILING'
ROUND_FLOOR = 'ROUND_FLOOR'
ROUND_UP = 'ROUND_UP'
ROUND_HALF_DOWN = 'ROUND_HALF_DOWN'
ROUND_05UP = 'ROUND_05UP'

# Filled in by _decimal_number: what makes a number of sign, coefficient, exponent and kind, and what converts others.
number = None


class DecimalException(ArithmeticError):
    """What all signals derive from. handle() gives the result of an operation whose signal is no exception."""

    __module__ = 'decimal'

    def handle(self, context, *args):
        """None: the operation has its result already."""


class Clamped(DecimalException):
    """The exponent was changed to fit the context."""

    __module__ = 'decimal'


class InvalidOperation(DecimalException):
    """There is no result, as for 0 * Infinity; what is returned then is NaN, with the payload of a signaling NaN."""

    __module__ = 'decimal'

    def handle(self, context, *args):
        """args: the signaling NaN, if the operation met one."""
        if args:
            return number.make(args[0]._sign, args[0]._int, 0, 'n')._fix_nan(context)
        return number.make(0, 0, 0, 'n')


class ConversionSyntax(InvalidOperation):
    """A text is no number. Signalled as InvalidOperation."""

    __module__ = 'decimal'

    def handle(self, context, *args):
        """NaN, whatever the text was."""
        return number.make(0, 0, 0, 'n')


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A number was divided by zero; what is returned then is infinity."""

    __module__ = 'decimal'

    def handle(self, context, sign, *args):
        """Infinity with the sign of the quotient."""
        return number.make(sign, 0, 0, 'F')


class DivisionImpossible(InvalidOperation):
    """An integer quotient has more digits than the context allows. Signalled as InvalidOperation."""

    __module__ = 'decimal'

    def handle(self, context, *args):
        """NaN."""
        return number.make(0, 0, 0, 'n')


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero was divided by zero. Signalled as InvalidOperation."""

    __module__ = 'decimal'

    def handle(self, context, *args):
        """NaN."""
        return number.make(0, 0, 0, 'n')


class Inexact(DecimalException):
    """The result was rounded, and is not exact."""

    __module__ = 'decimal'


class InvalidContext(InvalidOperation):
    """The context has an unknown kind of rounding. Signalled as InvalidOperation."""

    __module__ = 'decimal'

    def handle(self, context, *args):
        """NaN."""
        return number.make(0, 0, 0, 'n')


class Rounded(DecimalException):
    """The result was rounded, perhaps by zeros only."""

    __module__ = 'decimal'


class Subnormal(DecimalException):
    """The exponent of the result is below Emin."""

    __module__ = 'decimal'


class Overflow(Inexact, Rounded):
    """The result is too large; what is returned then is infinity or the largest number, as the rounding has it."""

    __module__ = 'decimal'

    def handle(self, context, sign, *args):
        """sign: that of the result."""
        away = ROUND_FLOOR if sign else ROUND_CEILING
        if context.rounding in (away, ROUND_UP, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN):
            return number.make(sign, 0, 0, 'F')
        return number.make(sign, 10 ** context.prec - 1, context.Emax - context.prec + 1)


class Underflow(Inexact, Rounded, Subnormal):
    """The result is too small, and was rounded."""

    __module__ = 'decimal'


_signals = [Clamped, DivisionByZero, Inexact, Overflow, Rounded, Underflow, InvalidOperation, Subnormal]

# Conditions that are noted under the name of another.
_SIGNALLED_AS = dict.fromkeys([ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext],
                              InvalidOperation)


def _switches(value, default):
    # A dict signal -> 0 or 1 of a dict, a list of those that are 1, or None.
    if value is None:
        return default()
    return value if isinstance(value, dict) else dict((signal, int(signal in value)) for signal in _signals)


class Context(object):
    """How to compute: precision, rounding, the range of exponents, and what is done about signals.

    prec: digits of results. rounding: one of the ROUND_... names. traps: signals that raise exceptions; flags: those
    that occurred. Emin, Emax: the range of exponents. capitals: 1 for "E" in texts, 0 for "e". _clamp: 1 has large
    exponents brought down so that coefficients have prec digits."""

    __module__ = 'decimal'

    # Contexts change.
    __hash__ = None

    def __init__(self, prec=None, rounding=None, traps=None, flags=None, Emin=None, Emax=None, capitals=None, _clamp=0,
                 _ignored_flags=None):
        """What is not given is as in DefaultContext; flags begin empty."""
        given = dict(prec=prec, rounding=rounding, Emin=Emin, Emax=Emax, capitals=capitals)
        for name, value in given.iteritems():
            setattr(self, name, getattr(DefaultContext, name) if value is None else value)
        self._clamp = _clamp
        self._ignored_flags = [] if _ignored_flags is None else _ignored_flags
        self.traps = _switches(traps, lambda: DefaultContext.traps.copy())
        self.flags = _switches(flags, lambda: dict.fromkeys(_signals, 0))

    def __repr__(self):
        """All of it; signals by name."""
        flags, traps = [', '.join(signal.__name__ for signal, on in switches.items() if on)
                        for switches in (self.flags, self.traps)]
        return ('Context(prec=%d, rounding=%s, Emin=%d, Emax=%d, capitals=%d, flags=[%s], traps=[%s])'
                % (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, flags, traps))

    def _shallow_copy(self):
        # Shares flags and traps.
        return Context(self.prec, self.rounding, self.traps, self.flags, self.Emin, self.Emax, self.capitals,
                       self._clamp, self._ignored_flags)

    def copy(self):
        """Another context like this one, with flags and traps of its own."""
        other = self._shallow_copy()
        other.flags = self.flags.copy()
        other.traps = self.traps.copy()
        return other

    __copy__ = copy

    def clear_flags(self):
        """Forgets what was signalled."""
        for signal in self.flags:
            self.flags[signal] = 0

    def _raise_error(self, condition, explanation=None, *args):
        # Signals a condition; what it returns is the result of the operation, or None.
        signal = _SIGNALLED_AS.get(condition, condition)
        if signal in self._ignored_flags:
            return signal().handle(self, *args)
        self.flags[signal] = 1
        if self.traps[signal]:
            raise signal(explanation)
        return condition().handle(self, *args)

    def _silent(self, **changed):
        # A copy for steps on the way to a result, which signals nothing.
        other = self._shallow_copy()
        other._ignored_flags = list(_signals)
        for name, value in changed.iteritems():
            setattr(other, name, value)
        return other

    def Etiny(self):
        """The least exponent of a subnormal number."""
        return int(self.Emin - self.prec + 1)

    def Etop(self):
        """The largest exponent of a number with all its digits."""
        return int(self.Emax - self.prec + 1)

    def _rounded_by(self, rounding):
        # The same context with another rounding.
        other = self._shallow_copy()
        other.rounding = rounding
        return other

    def create_decimal(self, num='0'):
        """A Decimal of what Decimal() takes, rounded as this context says; a text may not have blanks around it."""
        if isinstance(num, basestring) and num != num.strip():
            return self._raise_error(ConversionSyntax, 'no trailing or leading whitespace is permitted.')
        made = number.decimal(num, context=self)
        if made._special and made._payload_length() > self.prec - self._clamp:
            return self._raise_error(ConversionSyntax, 'diagnostic info too long in NaN')
        return made._fix(self)

    def create_decimal_from_float(self, f):
        """A Decimal of a float, rounded as this context says."""
        return number.decimal.from_float(f)._fix(self)

    def copy_decimal(self, a):
        """The number as it is, as a Decimal."""
        return number.decimal(number.convert(a, True))

    def _apply(self, a):
        # The number as a text, rounded as this context says.
        return str(a._fix(self))

    # Operations that have other names as operators.

    def add(self, a, b):
        """a + b."""
        return self._operator('__add__', a, b)

    def subtract(self, a, b):
        """a - b."""
        return self._operator('__sub__', a, b)

    def multiply(self, a, b):
        """a * b."""
        return self._operator('__mul__', a, b)

    def divide(self, a, b):
        """a / b."""
        return self._operator('__div__', a, b)

    def divide_int(self, a, b):
        """The integer part of a / b."""
        return self._operator('__floordiv__', a, b)

    def remainder(self, a, b):
        """What the division leaves whose quotient is the integer part of a / b."""
        return self._operator('__mod__', a, b)

    def divmod(self, a, b):
        """(divide_int(a, b), remainder(a, b))."""
        return self._operator('__divmod__', a, b)

    def _operator(self, name, a, b):
        result = getattr(number.convert(a, True), name)(b, context=self)
        if result is NotImplemented:
            raise TypeError('Unable to convert %s to Decimal' % b)
        return result

    def power(self, a, b, modulo=None):
        """a ** b, or that modulo a third number."""
        result = number.convert(a, True).__pow__(b, modulo, context=self)
        if result is NotImplemented:
            raise TypeError('Unable to convert %s to Decimal' % b)
        return result

    def abs(self, a):
        """The absolute value."""
        return number.convert(a, True).__abs__(context=self)

    def minus(self, a):
        """0 - a."""
        return number.convert(a, True).__neg__(context=self)

    def plus(self, a):
        """0 + a: the number, rounded."""
        return number.convert(a, True).__pos__(context=self)

    def to_sci_string(self, a):
        """The text of a number, in scientific notation where it is very large or small."""
        return number.convert(a, True).__str__(context=self)

    def radix(self):
        """10."""
        return number.make(0, 10, 0)


def _delegate(name, count, with_context):
    # A method of Context that is the method of Decimal with that name.
    def result(self, numbers):
        method = getattr(number.convert(numbers[0], True), name)
        return method(*numbers[1:], context=self) if with_context else method(*numbers[1:])

    if count == 1:
        def method(self, a):
            return result(self, (a,))
    elif count == 2:
        def method(self, a, b):
            return result(self, (a, b))
    else:
        def method(self, a, b, c):
            return result(self, (a, b, c))
    method.__name__ = name
    return method


def delegate_to(cls):
    """Gives Context the methods of Decimal that it has under the same names, with their documentation."""
    with_context = {
        1: '''canonical exp is_normal is_subnormal ln log10 logb logical_invert next_minus next_plus normalize
              number_class sqrt to_eng_string to_integral_exact to_integral_value''',
        2: '''compare compare_signal logical_and logical_or logical_xor max max_mag min min_mag next_toward quantize
              remainder_near rotate scaleb shift''',
        3: 'fma'}
    without = {
        1: '''copy_abs copy_negate is_canonical is_finite is_infinite is_nan is_qnan is_signed is_snan is_zero''',
        2: 'compare_total compare_total_mag copy_sign same_quantum'}
    for names_by_count, contextual in ((with_context, True), (without, False)):
        for count, names in names_by_count.items():
            for name in names.split():
                method = _delegate(name, count, contextual)
                method.__doc__ = getattr(cls, name).__doc__
                setattr(Context, name, method)
    Context.to_integral = Context.to_integral_value


DefaultContext = Context.__new__(Context)
DefaultContext.__dict__.update(
    prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999999, Emax=999999999, capitals=1, _clamp=0, _ignored_flags=[],
    traps=_switches([DivisionByZero, Overflow, InvalidOperation], None), flags=_switches([], None))

# The two that the specification names: for finding errors, and for going on with infinities and NaNs.
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, flags=[],
                       traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[], flags=[])

_current = _local()


def getcontext():
    """The context of this thread, a copy of DefaultContext at first."""
    try:
        return _current.context
    except AttributeError:
        context = _current.context = Context()
        return context


def setcontext(context):
    """Sets the context of this thread; of the three that the module has, a copy without flags."""
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.context = context


class _Localcontext(object):
    # What localcontext() gives.

    def __init__(self, context):
        self.context = context.copy()

    def __enter__(self):
        self.before = getcontext()
        setcontext(self.context)
        return self.context

    def __exit__(self, kind, error, trace):
        setcontext(self.before)


def localcontext(ctx=None):
    """For a with statement: in it, a copy of the context `ctx` (of the current one) is that of the thread."""
    return _Localcontext(getcontext() if ctx is None else ctx)
