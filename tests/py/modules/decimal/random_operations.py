# All operations with random numbers in random contexts: results, flags, exceptions and their texts; a sum for each operation.
import hashlib
import random
from decimal import *

SIGNALS = [Clamped, DivisionByZero, Inexact, Overflow, Rounded, Underflow, InvalidOperation, Subnormal]
ROUNDINGS = [ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP]
UNARY = '''abs minus plus copy_abs copy_negate exp ln log10 sqrt logb logical_invert next_minus next_plus normalize
    number_class to_eng_string to_integral_exact to_integral_value to_sci_string is_normal is_subnormal is_signed is_zero
    is_nan copy_decimal create_decimal'''.split()
BINARY = '''add subtract multiply divide divide_int remainder divmod remainder_near compare compare_signal compare_total
    compare_total_mag copy_sign max max_mag min min_mag next_toward quantize rotate same_quantum scaleb shift logical_and
    logical_or logical_xor power'''.split()


def random_number():
    kind = random.random()
    if kind < .04:
        return random.choice(['NaN', '-NaN', 'sNaN', 'NaN123', '-sNaN45', 'NaN123456789', 'Infinity', '-Infinity'])
    if kind < .09:
        return random.choice(['0', '-0', '0E+5', '-0E-7', '0E-30', '1', '-1', '10', '1E+3', '1.000', '100E-2'])
    if kind < .15:
        return ''.join(random.choice('01') for _ in range(random.randrange(1, 12)))
    digits = str(random.randrange(10 ** random.choice([1, 1, 2, 3, 5, 9, 12])))
    if random.random() < .3:
        digits += random.choice(['0', '00', '5', '50', '9999', '000000000001'])
    tail = random.choice(['', '', 'E%d' % random.randrange(-12, 12), 'E%d' % random.randrange(-40, 40),
                          '.' + str(random.randrange(10 ** 4)), 'E-%d' % len(digits)])
    return random.choice(['', '', '-']) + digits + tail


def random_context():
    return Context(prec=random.choice([1, 2, 3, 5, 9, 9, 16, 28]), rounding=random.choice(ROUNDINGS),
                   Emin=-random.choice([0, 3, 10, 99, 999999999]), Emax=random.choice([3, 10, 99, 999999999]),
                   capitals=random.randrange(2), _clamp=random.choice([0, 0, 0, 1]), flags=[],
                   traps=random.sample(SIGNALS, random.choice([0, 0, 0, 1, 3])))


def random_specifier():
    return ''.join(map(random.choice, (['', '', '*<', 'x^', '0=', '>', '<'], ['', '+', ' ', '-'], ['', '0', ''],
                                       ['', '5', '12', '30'], ['', ',', ''], ['', '.0', '.1', '.3', '.10'],
                                       ['', 'e', 'E', 'f', 'F', 'g', 'G', '%'])))


def small(text):
    return text.split('E')[0][:6]


OTHERS = {
    'fma': lambda c, a, b, d: c.fma(a, b, d),
    'modulo': lambda c, a, b, d: c.power(a, b, d),
    'quantize': lambda c, a, b, d: abs(b.adjusted()) < 100 and a.quantize(b, random.choice([None, ROUND_UP]), c,
                                                                          random.choice([True, False])),
    'format': lambda c, a, b, d: a.__format__(random_specifier() if abs(a.adjusted()) < 60 else 'e', context=c),
    'text': lambda c, a, b, d: (a.__str__(context=c), a.to_eng_string(context=c), repr(a)),
    'hash': lambda c, a, b, d: hash(a),
    'order': lambda c, a, b, d: (a.__lt__(b, c), a.__ge__(b, c), a.__eq__(b, c), a.__ne__(b, c), a == 5, a == 2.5, a < 1.5),
    'integer': lambda c, a, b, d: (int(a), long(a)),
    'float': lambda c, a, b, d: (repr(float(a)), repr(complex(a))),
    'round': lambda c, a, b, d: repr(round(a, random.randrange(4))),
    'tuple': lambda c, a, b, d: (repr(a.as_tuple()), Decimal(a.as_tuple())),
}


def outcome(operation, context, texts):
    if operation in ('exp', 'power') and random.random() < .7:
        texts = map(small, texts)
    numbers = map(Decimal, texts)
    try:
        if operation in OTHERS:
            return OTHERS[operation](context, *numbers)
        return getattr(context, operation)(*numbers[:2 if operation in BINARY else 1])
    except (ArithmeticError, TypeError, ValueError) as error:
        return type(error).__name__, str(error)


random.seed(1)
for operation in UNARY + BINARY + sorted(OTHERS):
    digest = hashlib.md5()
    for _ in range(3):
        context = random_context()
        result = outcome(operation, context, [random_number() for _ in range(3)])
        digest.update('%r %s' % (result, [signal.__name__ for signal in SIGNALS if context.flags[signal]]))
    print operation, digest.hexdigest()
