# SPDX-License-Identifier: MIT
"""Numbers, their texts and their bytes (int, float, math, struct, decimal, fractions), dates and times."""
import calendar
import cmath
import datetime
import decimal
import fractions
import math
import operator
import random
import struct
import time

from probe import Probe, text

INTS = [0, 1, -1, 2, 7, 10, 255, 256, -128, 2 ** 15, 2 ** 31 - 1, -2 ** 31, 2 ** 53 + 1, 2 ** 63 - 1, -2 ** 63, 2 ** 64, 10 ** 30, True]
FLOATS = [0.0, -0.0, 0.1, 0.5, 1.5, 2.5, -2.5, 1e16, 1e22, 1e-5, 123456.789, 1e308, 5e-324, float('inf'), float('-inf'), float('nan'), 3.0]
NUMBERS = INTS + FLOATS + [1j, -2.5 + 3j, 5L, -7L]
BINARY = [operator.add, operator.sub, operator.mul, operator.div, operator.truediv, operator.floordiv, operator.mod, divmod,
          operator.lt, operator.eq, cmp, coerce, operator.and_, operator.or_, operator.xor]


def number(r):
    return r.choice([lambda: r.choice(INTS), lambda: r.choice(FLOATS), lambda: r.choice(NUMBERS), lambda: r.randrange(-100, 100),
                     lambda: r.uniform(-1e3, 1e3), lambda: r.getrandbits(r.randrange(1, 130)) - 5, lambda: r.uniform(-1e12, 1e12)])()


def numeral(r):
    return text(r, [' ', '-', '+', '0x', '0b', '0o', '0', '1', '7', '9', 'a', 'F', 'z', 'L', 'l', '.', 'e', 'E5', '_', '\t', '12', 'inf',
                    'nan', 'j', '(', ')', '.5', 'e-3'], 5)


def binary(r, p):
    fmt = r.choice('<>=!@  ').strip() + ''.join([r.choice(['', '', '2', '3', '0', '10']) + r.choice('xcbBhHiIlLqQfdspP?n')
                                                  for _ in range(r.randrange(1, 5))]).replace('P', 'I')
    # CPython fails in an internal check when it unpacks a text of no bytes that should tell its own length.
    fmt = fmt.replace('0p', '0s')
    if r.random() < 0.5:
        fmt = fmt.replace('n', 'i')
    size = p.call('struct.calcsize', struct.calcsize, fmt)
    if size is None:
        return
    data = ''.join(map(chr, [r.choice([0, 1, 127, 128, 255, r.randrange(256)]) for _ in range(size + r.choice([0, 0, 0, 1, -1]))]))
    values = p.call('struct.unpack', struct.unpack, fmt, data)
    if values is not None and not any(v != v for v in values):
        p.call('struct.pack', struct.pack, fmt, *values)
    made = [r.choice([number(r), text(r, list('ab\xff'), 4), values[0] if values else 1]) for _ in values or ()]
    p.call('struct.pack', struct.pack, fmt, *[v for v in made if not isinstance(v, complex)])
    p.call('struct.unpack_from', struct.unpack_from, fmt, data + 'abc', r.randrange(-2, 4))


def dates(r, p):
    def one(small=False):
        return datetime.datetime(r.randrange(1, 10000) if not small else r.randrange(1970, 2030), r.randrange(1, 13), r.randrange(1, 29), r.randrange(24),
                                 r.randrange(60), r.randrange(60), r.choice([0, 1, 999999, 500000]))
    a, b = one(), r.choice([one(), one().date(), one().time()])
    d = datetime.timedelta(r.choice([0, 1, -1, 1000, r.uniform(-9, 9)]), r.choice([0, 86399, -1, r.uniform(-1e5, 1e5)]), r.choice([0, 1, -7, 1.5]),
                           r.choice([0, 0, 5.5]), r.choice([0, 1.25]), r.choice([0, -3]))
    p.call('timedelta', lambda: (d, str(d), d.total_seconds(), -d, abs(d), d * 3, d // 7, hash(d) == hash(+d), bool(d)))
    for f in (operator.add, operator.sub, cmp, operator.lt, operator.eq):
        p.call(f.__name__, f, a, b)
        p.call(f.__name__, f, a, d)
        p.call(f.__name__, f, d, b)
    for name in ('isoformat', 'ctime', 'timetuple', 'toordinal', 'weekday', 'isocalendar', 'utctimetuple', 'date', 'timetz', '__str__', '__hash__'):
        if name != '__hash__':
            p.call('%r.%s' % (a, name), getattr(a, name))
    p.call('replace', a.replace, **dict((k, r.randrange(0, 40)) for k in r.sample(['year', 'month', 'day', 'hour', 'minute', 'second'], 2)))
    p.call('datetime', datetime.datetime, *[r.choice([0, 1, 12, 13, 29, 31, 60, 2000, 1.5]) for _ in range(r.randrange(2, 8))])
    # A directive twice is another error in CPython, and which of %H and %I counts is a matter of its hashes.
    names = r.sample(r.choice(['aAbBdHjmMpSUwWyYf', 'aAbBdIjmMpSUwWyYf', 'cjUpf', 'xXjUpaA', 'xHMSf', 'xIMSfp']), r.randrange(1, 5))
    fmt = r.choice(['', ' ', '-', 'xT', '%%', ', ']).join(['%' + c for c in names])
    s = one(True)
    shown = p.call('strftime', s.strftime, fmt)
    if shown:
        damaged = r.choice([shown, shown, shown + ' ', shown.replace(r.choice(shown), r.choice('0x9 '), 1)])
        p.call('datetime.strptime', datetime.datetime.strptime, damaged, fmt)
        p.call('time.strptime', time.strptime, damaged, fmt)
    t = time.struct_time([s.year, s.month, s.day, s.hour, s.minute, s.second, s.weekday(), r.randrange(1, 366), r.choice([0, 0, -1])])
    p.call('time', lambda: (time.asctime(t), time.strftime('%c %j %U %W %y', t), calendar.timegm(t), time.mktime(t)))
    p.call('gmtime', lambda: time.gmtime(r.choice([0, -1, 1e9, 2 ** 31, 1.9, 1e11])))
    y, m = r.randrange(1, 9999), r.randrange(1, 13)
    p.call('calendar', lambda: (calendar.monthrange(y, m), calendar.month(y, m), calendar.monthcalendar(y, m)))


def decimals(r, p):
    def some():
        return r.choice([numeral(r), '%d' % r.getrandbits(60), '%s' % r.uniform(-9, 9), '%dE%d' % (r.randrange(-99, 99), r.randrange(-30, 30)),
                         'NaN', '-Infinity', '0.00', '-0', 'sNaN12', '1.20', '5', '-2', '0.5', '10'])
    context = decimal.Context(prec=r.randrange(1, 30), rounding=r.choice([decimal.ROUND_HALF_EVEN, decimal.ROUND_DOWN, decimal.ROUND_UP,
                              decimal.ROUND_CEILING, decimal.ROUND_FLOOR, decimal.ROUND_HALF_UP, decimal.ROUND_HALF_DOWN, decimal.ROUND_05UP]),
                              Emin=-r.choice([9, 999]), Emax=r.choice([9, 999]), traps=r.sample([decimal.DivisionByZero, decimal.Inexact,
                              decimal.Overflow, decimal.InvalidOperation, decimal.Clamped], r.choice([0, 0, 1, 2])))
    first, second = some(), some()
    label = 'prec %d %s %d %d' % (context.prec, context.rounding, context.Emin, context.Emax)
    for name in r.sample(['add', 'subtract', 'multiply', 'divide', 'remainder', 'divide_int', 'power', 'compare', 'max', 'min', 'quantize', 'remainder_near',
                          'same_quantum', 'scaleb', 'shift', 'rotate', 'next_toward', 'compare_total', 'logical_and', 'divmod'], 6):
        p.call('%s %s %s %s' % (label, name, first, second), lambda: (getattr(context, name)(context.create_decimal(first), context.create_decimal(second)),
                                                   sorted(f.__name__ for f, on in context.flags.items() if on)))
    for name in r.sample(['sqrt', 'exp', 'ln', 'log10', 'abs', 'minus', 'plus', 'normalize', 'to_integral_value', 'to_sci_string', 'to_eng_string',
                          'next_plus', 'next_minus', 'logb', 'number_class', 'is_normal', 'canonical', 'radix'], 5):
        p.call('%s %s %s' % (label, name, first), lambda: getattr(context, name)(*[context.create_decimal(first)][:name != 'radix']))
    p.call('format', lambda: format(decimal.Decimal(first), r.choice(['', '.2f', 'e', '10', '+.3g', '%', ',', '*^12', 'n', '08.1f', '.0e'])))
    p.call('Decimal', lambda: (decimal.Decimal(first), decimal.Decimal(first) == decimal.Decimal(second), int(decimal.Decimal(second)),
                               decimal.Decimal(second).as_tuple(), float(decimal.Decimal(first)), round(decimal.Decimal(second), 1)))


MATH = ['acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'ceil', 'cos', 'cosh', 'degrees', 'erf', 'erfc', 'exp', 'expm1', 'fabs', 'factorial', 'floor',
        'frexp', 'gamma', 'isinf', 'isnan', 'lgamma', 'log', 'log10', 'log1p', 'modf', 'radians', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc']
MATH2 = ['atan2', 'copysign', 'fmod', 'hypot', 'ldexp', 'log', 'pow']


def nearly(v):
    """The last two digits of what C's library calculates are its own business."""
    if isinstance(v, complex):
        return '%.13g %.13g' % (v.real + 0.0, v.imag + 0.0)
    return '%.13g' % v if isinstance(v, float) else [nearly(x) for x in v] if isinstance(v, tuple) else v


p = Probe()
for r in p.rounds():
    for _ in range(6):
        a, b = number(r), number(r)
        f = r.choice(BINARY)
        p.call(f.__name__, f, a, b)
        p.call('texts', lambda: (a, str(a), '%s' % b, unicode(b), '%.3f' % abs(b), '%g' % abs(b), '%r' % (a,)))
        p.call('%', lambda: r.choice(['%d', '%x', '%o', '%e', '%c', '%5.1f', '%+d', '%#x', '%#o', '%010d', '%i', '%u', '%G']) % a)
    small, big = r.randrange(-20, 20), r.choice([x for x in NUMBERS if not isinstance(x, float) or x == x])
    p.call('pow', pow, r.choice([big, small, 0.5]), small)
    p.call('pow', pow, r.randrange(-9, 99), r.randrange(0, 200), r.choice([1, 7, -5, 2 ** 70, 0]))
    p.call('shift', lambda: (small << abs(small), 2 ** 80 + small >> abs(small) * 3, ~small, (2 ** 65 + small) & 2 ** 64 - 9, (-2 ** 70) | small))
    p.call('methods', lambda: (int(a), long(a), float(a), hex(int(a)), oct(int(a)), bin(int(a)), round(a, r.randrange(-3, 5)), hash(a), abs(a), int(a).bit_length()))
    p.call('float', lambda: (float(b).hex(), float(b).as_integer_ratio(), float(b).is_integer(), repr(float(b)), divmod(float(b), 3)))
    s = numeral(r)
    p.call('int', int, s, *r.choice([(), (), (0,), (2,), (16,), (36,), (10,)]))
    for f in (float, complex, long, fractions.Fraction, eval):
        # `_` alone and names are errors of evaluation, which have no number in them.
        if f is not eval or not set(s) & set('_azLlFjn'):
            p.call(f.__name__, f, s)
    name = r.choice(MATH)
    if name != 'factorial' or a != a or abs(a) < 1000:
        p.call('math.' + name, lambda: nearly(getattr(math, name)(a)))
    name = r.choice(MATH2)
    p.call('math.%s%r' % (name, (a, b)), lambda: nearly(getattr(math, name)(a, b)))
    p.call('fsum', math.fsum, [r.choice(FLOATS[:12]) for _ in range(5)])
    name = r.choice(['sqrt', 'exp', 'log', 'sin', 'tan', 'acos', 'asinh', 'atanh', 'polar', 'phase', 'log10', 'cosh', 'isnan'])
    p.call('cmath.' + name, lambda: nearly(getattr(cmath, name)(complex(r.uniform(-5, 5), r.uniform(-5, 5)))))
    x, y = fractions.Fraction(r.randrange(-50, 50), r.randrange(1, 50)), fractions.Fraction(r.choice(FLOATS[2:8]))
    p.call('Fraction', lambda: (x + y, x - 2, x * y, x / 3, x // y, x % 7, x ** 2, x < y, x == 0.5, float(x), int(x), str(y), x.limit_denominator(7), hash(x)))
    dice = random.Random(r.choice([1, 'a', 2.5, 10 ** 30, (1, 2), None and 0 or 7]))
    p.call('random', lambda: (dice.random(), dice.randint(1, 9), dice.choice('abc'), dice.sample(range(30), 4), dice.uniform(1, 2), dice.gauss(0, 1),
                              dice.expovariate(2), dice.betavariate(1, 2), dice.gammavariate(2, 1), dice.triangular(), dice.vonmisesvariate(1, 2),
                              dice.getrandbits(70), dice.randrange(0, 100, 7), dice.paretovariate(3), dice.weibullvariate(1, 2), dice.lognormvariate(0, 1)))
    binary(r, p)
    binary(r, p)
    dates(r, p)
    decimals(r, p)
