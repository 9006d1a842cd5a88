# SPDX-License-Identifier: MIT
"""The classes of _ast, and their instances."""
import copy
import pickle
import re

import _ast

for name in sorted(dir(_ast)):
    value = getattr(_ast, name)
    if isinstance(value, type) and name != 'AST':
        own = value.__dict__
        print name, value, [base.__name__ for base in value.__bases__], own['_fields'], own.get('_attributes', '-')
print _ast.PyCF_ONLY_AST, _ast.__version__, _ast.AST._fields, _ast.AST._attributes


def t(f):
    try:
        print re.sub(' at 0x[0-9a-f]+', '', repr(f()))
    except Exception, e:
        print type(e).__name__, e


t(lambda: _ast.Name('a'))
t(lambda: _ast.Name('a', 1, 2))
t(lambda: _ast.Name('a', 1).id)
t(lambda: _ast.Name('a', 1, id='b').id)
t(lambda: _ast.Name(foo=3).foo)
t(lambda: _ast.Pass(1))
t(lambda: _ast.AST(1))
t(lambda: _ast.AST(x=1).x)
t(lambda: _ast.Name().__reduce__())
t(lambda: sorted(_ast.Name('x', _ast.Load(), lineno=3).__reduce__()[2]))
t(lambda: _ast.Name('x').__dict__)
t(lambda: _ast.Name(id='x').__dict__)
t(lambda: _ast.Name().id)
t(lambda: _ast.Name())


class N(_ast.Name):
    pass


t(lambda: N('a', 2).id)


class M(_ast.Name):
    _fields = ('x',)


t(lambda: M('a').x)


class M2(_ast.AST):
    _fields = 3


t(lambda: M2('a').x)


class M3(_ast.AST):
    _fields = 'ab'


t(lambda: M3('p','q').b)
n = compile('a+1', 'x', 'eval', 1024)
for protocol in 0, 1, 2:
    m = pickle.loads(pickle.dumps(n, protocol))
    print type(m), m.body.left.id, m.body.lineno
print copy.deepcopy(n).body.right.n, n.__dict__.keys(), sorted(n.body.__dict__)
print n.body.left.ctx is compile('b', 'x', 'eval', 1024).body.ctx, n.body.left.ctx is _ast.Load(), type(n.body.op)
