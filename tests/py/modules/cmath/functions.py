import cmath
def show(z): return '%.10g%+.10gj' % (z.real, z.imag)
print [show(f(1 + 2j)) for f in (cmath.sqrt, cmath.exp, cmath.log, cmath.log10, cmath.sin, cmath.cos, cmath.tan)]
print [show(f(0.5 - 0.25j)) for f in (cmath.asin, cmath.acos, cmath.atan, cmath.sinh, cmath.cosh, cmath.tanh, cmath.asinh, cmath.acosh, cmath.atanh)]
print cmath.sqrt(-1), cmath.sqrt(-4 - 0j), cmath.phase(-1), cmath.polar(3 + 4j)[0], cmath.rect(2, 0), cmath.isnan(complex('nan')), cmath.isinf(complex('inf')), show(cmath.log(8, 2))
print cmath.exp(complex('-inf')), cmath.sqrt(complex('inf+nanj')), cmath.log(complex('-inf')), cmath.tanh(complex('inf'))
class C(object):
    def __complex__(self): return 3j
print cmath.sqrt(C()).real > 1
for f in ('log(0)', 'exp(1000)', 'atanh(1)', 'rect(1, float("inf"))', 'sqrt("a")', 'sqrt()', 'polar(1e308+1e308j)[0] > 1'):
    try:
        print eval('cmath.' + f)
    except (ValueError, OverflowError, TypeError) as e:
        print f, type(e).__name__, e
# expect: ['1.27201965+0.7861513778j', '-1.131204384+2.471726672j', '0.8047189562+1.107148718j', '0.3494850022+0.4808285788j', '3.165778513+1.959601041j', '2.032723007-3.051897799j', '0.03381282608+1.014793616j']
# expect: ['0.5016088533-0.2813960562j', '1.069187474+0.2813960562j', '0.4842544903-0.2005866181j', '0.5048957144-0.2789791284j', '1.092570805-0.1289210417j', '0.485487281-0.19805545j', '0.4926756834-0.2243284526j', '0.2813960562-1.069187474j', '0.5003700001-0.3143981432j']
# expect: 1j 2j 3.14159265359 5.0 (2+0j) True True 3+0j
# expect: 0j (inf+nanj) (inf+3.14159265359j) (1+0j)
# expect: True
# expect: log(0) ValueError math domain error
# expect: exp(1000) OverflowError math range error
# expect: atanh(1) ValueError math domain error
# expect: rect(1, float("inf")) ValueError math domain error
# expect: sqrt("a") TypeError a float is required
# expect: sqrt() TypeError function takes exactly 1 argument (0 given)
# expect: True
