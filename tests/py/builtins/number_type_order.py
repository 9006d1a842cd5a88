# SPDX-License-Identifier: MIT
# Numbers of types that cannot be compared with each other are in the order of their types.


class C0: pass


class N(object):
    def __int__(self): return 1


class M(object):
    def __float__(self): return 1.0


vals = [1, 1L, 1.5, True, C0(), N(), M()]
for i, a in enumerate(vals):
    print [cmp(a, b) for j, b in enumerate(vals) if type(a) is not type(b) and not (isinstance(a, (int, long, float)) and isinstance(b, (int, long, float)))]
