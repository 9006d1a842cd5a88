# A constant divisor that is zero, with either sign, is an error in generated code, too.
def minus_zero(x):
    return x / -0.0

def zero(x):
    return x / 0.0

def negative(x):
    return x / -2.0

def in_sum(x):
    return 3.25 + x / -0.0

for f in minus_zero, zero, in_sum:
    failed = 0
    for i in xrange(300):
        try:
            f(1.5 + i)
        except ZeroDivisionError:
            failed += 1
    print f.__name__, failed
# expect: minus_zero 300
# expect: zero 300
# expect: in_sum 300
print sum(negative(0.5 + i) for i in xrange(300))  # expect: -22500.0
