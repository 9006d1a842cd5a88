# Completions of names and attributes.
import rlcompleter, __main__, sys
class Old:
    a = 1
    def meth(self): pass
class New(object):
    b = 1
    _p = 2
    def meth(self): pass
    @property
    def prop(self): raise ValueError
obj = New(); obj.attr = 3
old = Old()
class GA(object):
    def __getattr__(self, n): raise AttributeError(n)
    __dir__ = lambda self: ['xx', 'yy']
ga = GA()
C = rlcompleter.Completer
c = C({'spam': 1, 'egg': len, 'eggs': 4, 'obj': obj, 'old': old, 'New': New, 'ga': ga, 'sys': sys})
def allc(c, t):
    r = []
    for i in range(500):
        x = c.complete(t, i)
        if x is None: break
        r.append(x)
    return r
for t in ('', 'eg', 'spam', 'le', 'imp', 'class', 'Tru', 'None', 'zz', 'obj.', 'obj.m', 'obj.p', 'obj._', 'obj.__i', 'old.', 'New.m', 'New.__', 'ga.', 'ga.x', 'obj.attr.re', 'nope.x', 'len(x).y', 'sys.path.ap', ' obj.m', 'obj.b', 'f(obj.m', '1.', 'i', 'pri', 'lambda', '__import', 'try', 'finally', 'not', 'sys.exe', 'egg.'):
    try: r = allc(c, t)
    except Exception as e: r = repr(e)
    if t in ('', 'obj.__i', 'New.__', 'obj._') or t.endswith('.'): print t, len(r) > 10, [x for x in r if '__' not in x][:12]
    elif t == 'i': print [x for x in r if x not in ('import',)]
    else: print t, r
try: C(3)
except Exception as e: print repr(e)
d = C(); print vars(d), 
xyzzy_global = 3
print allc(d, 'xyzzy'), vars(d).keys()
print rlcompleter.get_class_members(Old), c._callable_postfix(len, 'x'), c._callable_postfix(3, 'x')
print c.global_matches('eg'), c.attr_matches('obj.me'), c.attr_matches('x')
