# SPDX-License-Identifier: MIT
"""compile() of syntax trees that programs make, and what it says of those that are none."""
import ast
import re
import sys
from _ast import *


def t(label, node, mode='exec', fix=True):
    try:
        if fix:
            ast.fix_missing_locations(node)
        code = compile(node, '<t>', mode)
        print label, 'ok', re.sub(' at 0x[0-9a-f]+', '', repr(code.co_consts)), code.co_names
    except Exception, e:
        print label, type(e).__name__, re.sub(' at 0x[0-9a-f]+', '', str(e))


L, S = Load(), Store()
t('mod', Expression(Num(1)))
t('mod2', Module([]), 'eval')
t('mod3', Num(1))
t('single', Interactive([Expr(Num(1))]), 'single')
t('suite', Suite([Pass()]))
t('nobody', Module())
t('bodystr', Module('x'))
t('bodytuple', Module((Pass(),)))
t('bodynone', Module(None))
t('stmt expr', Module([Num(1)]))
t('stmt int', Module([3]))
t('expr none', Module([Expr(None)]))
t('expr miss', Module([Expr()]))
t('no loc', Module([Expr(Num(1))]), fix=False)
p = Pass(); p.lineno = 1
t('no col', Module([p]), fix=False)
p = Pass(); p.lineno = 'a'; p.col_offset = 0
t('bad loc', Module([p]), fix=False)
p = Pass(); p.lineno = 1.5; p.col_offset = 0
t('float loc', Module([p]), fix=False)
p = Pass(); p.lineno = 2L; p.col_offset = True
t('long loc', Module([p]), fix=False)
t('name none', Module([Expr(Name(None, L))]))
t('name uni', Module([Expr(Name(u'a', L))]))
t('name int', Module([Expr(Name(1, L))]))
t('name noctx', Module([Expr(Name(id='a'))]))
t('name ctx none', Module([Expr(Name('a', None))]))
t('name ctx bad', Module([Expr(Name('a', 3))]))
t('name ctx class', Module([Expr(Name('a', Load))]))
t('name None store', Module([Assign([Name('None', S)], Num(1))]))
t('assign to load', Module([Assign([Name('a', L)], Num(1))]))
t('assign to num', Module([Assign([Num(2)], Num(1))]))
t('assign none', Module([Assign([], Num(1))]))
t('num str', Module([Expr(Num('x'))]))
t('str int', Module([Expr(Str(3))]))
t('str none', Module([Assign([Name('a', S)], Str(None))]))
t('str uni', Module([Assign([Name('a', S)], Str(u'x'))]))
t('print nl', Module([Print(None, [Num(1)], 3)]))
t('print nl none', Module([Print(None, [Num(1)], None)]))
t('print nl str', Module([Print(None, [Num(1)], 'x')]))
t('binop op', Module([Expr(BinOp(Num(1), Load(), Num(2)))]))
t('binop', Module([Assign([Name('a', S)], BinOp(Num(1), Add(), Num(2)))]))
t('boolop1', Module([Assign([Name('a', S)], BoolOp(And(), [Num(1)]))]))
t('args', Module([FunctionDef('f', arguments([Num(1)], None, None, []), [Pass()], [])]))
t('args2', Module([FunctionDef('f', arguments([], None, None, [Num(1)]), [Pass()], [])]))
t('if empty', Module([If(Num(1), [], [])]))
t('global', Module([Global([])]))
t('import', Module([Import([])]))
t('importfrom', Module([ImportFrom('x', [alias('y', None)], None)]))
t('importfrom2', Module([ImportFrom(None, [alias('y', None)], 1)]))
t('importfrom3', Module([ImportFrom(None, [alias('y', None)], 0)]))
t('importfrom4', Module([ImportFrom('__future__', [alias('division', None)], 0)]))
t('importfrom5', Module([ImportFrom('__future__', [alias('x', None)], 0)]))
t('break', Module([Break()]))
t('return', Module([Return(None)]))
t('yield', Module([Expr(Yield(None))]))
t('try', Module([TryExcept([], [], [])]))
t('with', Module([With(Num(1), None, [])]))
t('ell', Module([Expr(Subscript(Name('a', L), Ellipsis(), L))]))
t('slice', Module([Expr(Subscript(Name('a', L), Slice(None, None, None), L))]))
t('extslice', Module([Expr(Subscript(Name('a', L), ExtSlice([Slice(None, None, None), Slice(None,None,None)]), L))]))
t('augstore', Module([AugAssign(Name('a', S), Add(), Num(1))]))
t('del', Module([Delete([Name('a', L)])]))
t('call', Module([Expr(Call(Name('f', L), [], [keyword('a', Num(1))], None, None))]))
t('call miss', Module([Expr(Call(func=Name('f', L), args=[], keywords=[]))]))
t('lambda', Module([Expr(Lambda(arguments([Name('x', Param())], None, None, []), Name('x', L)))]))
t('lambda load', Module([Expr(Lambda(arguments([Name('x', L)], None, None, []), Name('x', L)))]))
t('dup', Module([Expr(Lambda(arguments([Name('x', Param()), Name('x', Param())], None, None, []), Name('x', L)))]))
t('exec', Module([Exec(Str('a'), None, None)]))
t('handler', Module([TryExcept([Pass()], [ExceptHandler(None, None, [Pass()]), ExceptHandler(Num(1), None, [Pass()])], [])]))
t('raise', Module([Raise(None, Num(1), None)]))


class MyName(Name):
    pass


class MyStmt(stmt):
    pass


t('sub', Module([Expr(MyName('q', L))]))
t('mystmt', Module([MyStmt()]))
e = Expr(Num(1))
e.extra = 3
t('extra', Module([e]))

for args in [(3, 'x', 'exec'), (None, 'x', 'exec'), ('1', 'x', 'foo'), (Module([]), 'x', 'foo'), ('1', 'x', 'exec', 1),
             ('a b', 'x', 'exec', 1024), ('a b', 'x', 'eval', 1024), ('if 1:', 'x', 'exec', 1024)]:
    try:
        compile(*args)
    except Exception, e:
        print type(e).__name__, e.args
tree = Module([])
print compile(tree, 'x', 'exec', PyCF_ONLY_AST) is tree


# What a program changes in the tree is what runs.
class Double(ast.NodeTransformer):
    def visit_Num(self, node):
        return ast.copy_location(BinOp(Num(node.n), Mult(), Num(2)), node)


tree = ast.fix_missing_locations(Double().visit(ast.parse('print 1 + 20, [i for i in range(3)]\nprint 1 / 2')))
exec compile(tree, 'changed', 'exec')
exec compile(tree, 'changed', 'exec', 0x2000)

try:
    exec compile(ast.increment_lineno(ast.parse('1 / 0'), 41), 'moved', 'exec')
except ZeroDivisionError:
    print sys.exc_info()[2].tb_next.tb_lineno

# Trees that make CPython crash, or code that would, are refused: CPython is not asked.
crashing = [Module([None]), Module([Expr(Compare(Num(1), [], []))]), Module([Expr(Name('a', S))]),
            Module([Expr(GeneratorExp(Num(1), []))]), Module([Expr(Dict([], [Num(1)]))]),
            Module([FunctionDef('f', arguments([], None, None, []), [], [])])]
for node in crashing if sys.executable.endswith('vmiotman') else ():
    try:
        compile(node if None in node.body else ast.fix_missing_locations(node), 'x', 'exec')
    except (ValueError, SystemError):
        continue
    print 'compiled', ast.dump(node)
print 'over'
