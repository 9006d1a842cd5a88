import sys
x = 3
print x * 4, x * 2.5, x * "ab", [1] * x, x * (1, 2), "z" * -1, True * x  # expect: 12 7.5 ababab [1, 1, 1] (1, 2, 1, 2, 1, 2)  3
print sys.maxint * x, 3037000500 * 3037000500, 94906267 * 94906267, -4611686018427387904 * 2  # expect: 27670116110564327421 9223372037000250000 9007199515875289 -9223372036854775808
try:
    "a" * "b"
except TypeError, e:
    print e  # expect: can't multiply sequence by non-int of type 'str'
