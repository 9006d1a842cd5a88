# SPDX-License-Identifier: MIT
# Shift counts that no C integer holds, negative ones, and those of subclasses of long.
class L(long): pass
for a in (1, 5L, 0, -7, 10**30, True, L(3)):
    for b in (-10**30, 10**30, -2**63-1, 2**63, -1, -1L, 2**31, L(-4), L(10**25)):
        for name, f in (("<<", lambda: a << b), (">>", lambda: a >> b)):
            if name == "<<" and 0 < b <= 2**31: continue
            try: r = f()
            except Exception as e: r = type(e).__name__ + ": " + str(e)
            print repr(a), name, repr(b), repr(r), type(r).__name__
