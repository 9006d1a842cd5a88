class A(object):
    def __getattr__(self, name):
        raise AttributeError(name)
def make(name):
    return lambda self, *other: "%s%r" % (name, other)
for name in "add sub mul div mod pow lshift rshift and or xor floordiv".split():
    setattr(A, "__%s__" % name, make(name))
    setattr(A, "__r%s__" % name, make("r" + name))
a = A()
print a + 1, a - 1, a * 1, a / 1, a % 1, a ** 1, a << 1, a >> 1, a & 1, a | 1, a ^ 1, a // 1  # expect: add(1,) sub(1,) mul(1,) div(1,) mod(1,) pow(1,) lshift(1,) rshift(1,) and(1,) or(1,) xor(1,) floordiv(1,)
print 1 + a, 1 - a, 1 * a, 1 / a, 1 % a, 1 ** a, 1 << a, 1 >> a, 1 & a, 1 | a, 1 ^ a, 1 // a  # expect: radd(1,) rsub(1,) rmul(1,) rdiv(1,) rmod(1,) rpow(1,) rlshift(1,) rrshift(1,) rand(1,) ror(1,) rxor(1,) rfloordiv(1,)
