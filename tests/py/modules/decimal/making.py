# Making numbers, of what can and what cannot be one; errors; contexts; copies and pickles; equal hashes.
import copy
import pickle
import threading
from decimal import *
from fractions import Fraction


def tried(f, *args, **named):
    try:
        return repr(f(*args, **named))
    except (ArithmeticError, TypeError, ValueError, AttributeError, KeyError) as error:
        return '%s.%s: %s' % (type(error).__module__, type(error).__name__, error)


for value in ('abc', '1e', '', ' 1 ', '\t1\n', '1_0', '+.5', '.', '-', 'NaN123', 'sNaN', 'nan', '-inf', 'Infinity',
              'INFINIT', u'\u0661\u0662', '1e99999999999999999999', '0e-99999999', '1' * 40, None, [], {}, 1.5,
              float('nan'), float('-inf'), -0.0, True, 5L, -2 ** 70, (0, (1, 2), 3), (0, (1, 2), 'F'), (1, (), 'n'),
              (0, (0, 1, 2), 'N'), (0, (1, 2)), (2, (1,), 0), (0, (10,), 0), (0, ('1',), 0), (0, (1,), 'x'), (0, (), 0),
              [0, [1, 2], 3], (0, (1, 2), 1.5), (0, 5, 1), '1 2', '0x1', '1e+5', '--1', Decimal('1.50'), 1j, u'\xe9'):
    print tried(Decimal, value), tried(Context(prec=5).create_decimal, value)
print tried(Decimal), tried(Decimal, 'abc', Context(traps=[])), tried(Decimal.from_float, 0.1),
print tried(Decimal.from_float, 'x'), tried(Context(prec=5).create_decimal_from_float, 1 / 3.)


class Sub(Decimal):
    pass


for name in ('__add__', '__sub__', '__mul__', '__div__', '__floordiv__', '__mod__', '__divmod__', '__pow__', '__eq__',
             '__lt__', '__radd__', '__rsub__', '__rdiv__', '__rpow__', '__rmod__', '__rdivmod__', '__rfloordiv__'):
    method = getattr(Decimal('-2.50'), name)
    print name, [tried(method, other) for other in (2, 3L, Sub('0.5'), 2.5, 's', None, Fraction(1, 2))]
print tried(lambda: Decimal(2) + 0.5), tried(lambda: 0.5 * Decimal(2)), 2 - Decimal('0.5'), sum([Decimal(1), 2]),
print tried(pow, Decimal(3), Decimal('1e9'), 7), tried(pow, Decimal(3), 'x', 7), tried(lambda: +Sub(5))
for a, b, modulo in ((0, 0, 7), (3, -1, 7), (3, 2, 0), ('2.5', 1, 7), (3, 2, '1e40'), ('NaN', 2, 3), (-3, 3, 10)):
    print tried(pow, Decimal(a), Decimal(b), Decimal(modulo))
for name in ('ln', 'log10', 'sqrt', 'logb', '__int__', '__float__', '__hash__', '__trunc__', '__nonzero__'):
    print name, [tried(getattr(Decimal(text), name)) for text in ('-1', '0', '-0', 'NaN', 'sNaN', '-Infinity', '1e30')]
for method, other in (('quantize', 1), ('quantize', 'x'), ('quantize', Decimal('1e-50')), ('quantize', Decimal('Infinity')),
                      ('fma', 1), ('max', 'x'), ('compare', 2.5), ('rotate', 99), ('scaleb', Decimal('1.0')),
                      ('logical_and', 2), ('same_quantum', 1), ('remainder_near', 0), ('copy_sign', -1)):
    print method, tried(getattr(Decimal('7.5'), method), other)
for name in ('add', 'power', 'compare', 'abs', 'sqrt', 'radix'):
    operands = () if name == 'radix' else ('x',) if name in ('abs', 'sqrt') else (1, 'x')
    print name, tried(getattr(Context(), name), *operands),
print
for spec in ('', 'x', '<<5', '05', '<05', '*05', ',.2f', '010,.1f', '+.3e', '%', '.1%', '^20', u'>8', 'n', ',n', '.0', '.0e'):
    print repr(spec), [tried(format, Decimal(text), spec) for text in ('1234567.891', '-0', '12E+7', 'NaN', '0.0000000123')]

context = Context(prec=5, traps=[Inexact], flags=[Rounded])
print context.prec, context.rounding, context.Emin, context.Emax, context.capitals, context.Etiny(), context.Etop()
print [signal.__name__ for signal in (Inexact, Rounded, Overflow) if context.flags[signal] or context.traps[signal]]
other = context.copy()
other.clear_flags()
other.traps[Inexact] = 0
print context.flags[Rounded], other.flags[Rounded], tried(context.divide, 1, 3), tried(other.divide, 1, 3), other.flags[Inexact]
print tried(hash, context), tried(setcontext, BasicContext), getcontext() is BasicContext, getcontext().prec
print tried(setattr, Decimal(1), 'x', 1), tried(Context, zz=1), repr(Context(flags=[], traps=[])), Context(prec=0).prec
setcontext(Context(prec=4))
with localcontext() as inner:
    inner.prec = 2
    print Decimal(1) / 3,
with localcontext(Context(prec=3)):
    print Decimal(1) / 3,
print Decimal(1) / 3
thread = threading.Thread(target=lambda: seen.append(getcontext().prec))
seen = []
thread.start()
thread.join()
print seen, getcontext().prec, tried(lambda: Decimal(5).quantize(Decimal(1), rounding='x')), tried(Decimal('1e5').ln)

for text in ('1.50', '-NaN7', 'Infinity', '0E-9'):
    for number in (Decimal(text), Sub(text)):
        again = [pickle.loads(pickle.dumps(number, protocol)) for protocol in range(3)]
        again += [copy.copy(number), copy.deepcopy(number)]
        print number, [str(twin) == str(number) and type(twin) is type(number) for twin in again], again[3] is number
print [hash(Decimal(value)) == hash(value) for value in (0, 5, -3, 2 ** 70, -10 ** 25, 0.5, 1e300, float('inf'))]
print hash(Decimal('1.1')) == hash(Decimal('1.10')), hash(Decimal('1e500')) == hash(10 ** 500), hash(Decimal('NaN'))
print {Decimal('2.0'): 1}[2], Decimal('2.5') == 2.5, Decimal('0.1') == 0.1, Decimal('0.1') < 0.1, Decimal(1) == Fraction(1)
print Fraction(Decimal('1.25')), Fraction.from_decimal(Decimal('1e2')), round(Decimal('2.675'), 2), Decimal('3.7').real
