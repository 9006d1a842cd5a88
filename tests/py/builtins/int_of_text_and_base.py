# SPDX-License-Identifier: MIT
"""int(text, base) and pow with three arguments, and max and min: the short cuts agree with the long ways."""

texts = ["0", "7", "ff", "FF", "zZ", "1010", "0x1f", "0b11", "0o17", "017", "-12", "+5", " 42 ", "9", "g", "", "1_0", "`1",
         "[", "{a", "@", "/", ":", "1L", "7fffffffff", "7fffffffffffffff", "8000000000000000", "zzzzzzzzzz", "zzzzzzzzzzz",
         "\xe9", "1\0", "1.5"]
for text in texts:
    row = []
    for base in 0, 2, 3, 8, 10, 16, 35, 36:
        try:
            row.append(int(text, base))
        except ValueError, error:
            row.append("!")
    print repr(text), row
for base in -1, 1, 37, True, 16L:
    try:
        print int("11", base)
    except (ValueError, TypeError, OverflowError), error:
        print type(error).__name__, error
print int("ff", base=16), int(x="11", base=2), type(int("ffffffffffffffffffff", 16)), long("ff", 16)

for a in 0, 1, 2, 3, 94906264, 94906265, 94906266, 2 ** 31, 2 ** 53, -1, -7, 10 ** 20:
    row = []
    for b in 0, 1, 2, 5, 64, 10 ** 9 + 7, 2 ** 53 - 1:
        for c in 1, 2, 1000, 94906264, 94906265, 2 ** 31 - 1, -1, -5:
            row.append(repr(pow(a, b, c)))
    print a, " ".join(row)
for arguments in (2, -1, 5), (2, 3, 0), (0, 0, 1), (2L, 3, 5), (True, True, True), (2, 0, -3), (2.0, 2, 3):
    try:
        print arguments, repr(pow(*arguments))
    except (ValueError, TypeError), error:
        print arguments, type(error).__name__, error


class Own(object):
    def __init__(self, n):
        self.n = n

    def __gt__(self, other):
        print "gt", self.n, other.n
        return self.n > other.n

    def __lt__(self, other):
        print "lt", self.n, other.n
        return self.n < other.n


def key(item):
    print "key", item
    if item == 9:
        items.append(1)
    return -item


items = [3, 9, 4]
print max(items, key=key), items
print min((3, 1, 2), key=key), max(iter([2, 8, 5]), key=lambda n: n % 5), min("hello"), max(u"abc")
print max([Own(1), Own(3), Own(2)]).n, min(Own(1), Own(0)).n
print max(1, 1.0), max(1.0, 1), max(True, 1), min(1, True), max("a", u"a"), max([1], (0,)), min(None, 0, -5)
print max([2, float("nan"), 1]), min([float("nan"), 1]), max(10 ** 20, 5, 2.5), max(["b", "abc", "c"]), min("b", "a")
for f in lambda: max([]), lambda: min(()), lambda: max(), lambda: max(3), lambda: min(1, 2, other=3), lambda: max(x for x in ""):
    try:
        print f()
    except (ValueError, TypeError), error:
        print type(error).__name__, error
print max(range(20000), key=lambda n: (n * 7919) % 10007), min(xrange(3000), key=lambda n: -n)


# Bases that are no C int.
class Indexed(object):
    def __index__(self):
        return 16


class Whole(object):
    def __int__(self):
        return 16


for base in 2.5, None, "16", u"2", 2L, True, 10 ** 30, -10 ** 30, 2 ** 31, -2 ** 31 - 1, Indexed(), Whole():
    for kind in int, long:
        try:
            print repr(kind("11", base)), repr(kind(x="11", base=base))
        except (TypeError, ValueError, OverflowError) as error:
            print kind.__name__, type(base).__name__, type(error).__name__, error
