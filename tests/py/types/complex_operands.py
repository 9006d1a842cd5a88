# Complex arithmetic where both operands are complex, and where one is something else.
import sys
class C(complex): pass
class F(float): pass
vals=[1+2j, C(1,3), complex(-0.0,0.0), 2, 2.5, -0.0, float('inf'), complex(float('nan'),1), F(2.5), 3L, True]
for a in vals:
    for b in vals:
        for f in (lambda: a+b, lambda: a-b, lambda: a*b, lambda: complex(a,b), lambda: C(a,b)):
            try: r=f()
            except Exception as e: print type(e).__name__, e,
            else: print repr(r), type(r).__name__,
    print
print complex(1.0,2.0), complex(1.0, imag=2.0), complex(F(1),2.0)
