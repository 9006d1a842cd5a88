# SPDX-License-Identifier: MIT
"""The functions of ast."""
import ast


def t(f, *args, **kw):
    try:
        print repr(f(*args, **kw))
    except Exception, e:
        print type(e).__name__, e


for text in ['1', ' 1', '-1', '+1', '1+2j', '1-2j', '-1+2j', '2j', '1+2', '2j+1', '(1, "a", u"b", [])', '{1: 2, "a": {}}',
             '[None, True, False]', 'a', '1 if 1 else 2', '"a" "b"', '1 +', '[x for x in []]', 'None', '{1}', '`1`',
             '1.5e3', '0x10L', '()', 'f()', '"\\n"', u'"\xe9"', u'u"\xe9"', '{"a": (1, -2)}', '2**3', '""' * 20]:
    t(ast.literal_eval, text)
t(ast.literal_eval, ast.Num(3))
t(ast.literal_eval, ast.parse('[1, 2]', mode='eval'))
t(ast.literal_eval, ast.parse('[1, 2]'))
t(ast.literal_eval, 3)
t(ast.literal_eval, None)


class Text(ast.Str):
    pass


t(ast.literal_eval, ast.List([Text('mine')], ast.Load()))

tree = ast.parse('''
@decorated
class A(B):
    """doc
       more
    """
    def f(self, x=1, *args, **kw):
        """inner"""
        for i, (j, k) in x:
            yield [i + j for i in k if i][1:2, ..., ::3]
        else:
            print >>f, `x`,
        global g
        with a as b, c: pass
        try: raise E, 1
        except E, e: del e
        finally: exec "a" in {}
        lambda (a, b): not a < b <= c
''', 'named')
print ast.dump(tree)
print ast.dump(tree, False)
print ast.dump(tree, include_attributes=True)
print ast.dump(ast.Pass(lineno=1, col_offset=2), True, True), ast.dump(ast.Load(), True, True)
t(ast.dump, ast.Pass(), True, True)
t(ast.dump, 3)
print ast.dump(ast.Name(id='a')), ast.dump(ast.List(elts=[ast.Num(1)]), annotate_fields=False)
print [type(node).__name__ for node in ast.walk(tree)]
print [type(node).__name__ for node in ast.iter_child_nodes(tree.body[0])]
print [name for name, value in ast.iter_fields(tree.body[0].body[1])]
print list(ast.iter_fields(ast.Name(ctx=3)))
for node in tree.body[0], tree.body[0].body[1], tree, ast.Module([]), ast.parse('3'), ast.parse('"m"'):
    t(ast.get_docstring, node)
t(ast.get_docstring, tree.body[0], clean=False)
t(ast.get_docstring, ast.Pass())

old = ast.parse('\n\n  \nx', mode='exec').body[0]
new = ast.copy_location(ast.Pass(), old)
print new.lineno, new.col_offset, ast.copy_location(ast.Load(), old)._attributes
print ast.copy_location(ast.Pass(), ast.Pass()).__dict__
print ast.increment_lineno(old, 3).lineno, old.value.lineno, ast.increment_lineno(ast.Pass()).lineno
expression = ast.BinOp(ast.Num(1), ast.Add(), ast.Name('x', ast.Load(), lineno=7))
print ast.dump(ast.fix_missing_locations(ast.Expression(expression)), include_attributes=True)


class Names(ast.NodeVisitor):
    def __init__(self):
        self.seen = []

    def visit_Name(self, node):
        self.seen.append(node.id)

    def visit_FunctionDef(self, node):
        self.seen.append('def ' + node.name)
        self.generic_visit(node)


names = Names()
print names.visit(tree), names.seen
print ast.NodeVisitor().visit(ast.parse('a'))


class Change(ast.NodeTransformer):
    def visit_Pass(self, node):
        return [ast.Expr(ast.Num(1)), ast.Expr(ast.Num(2))]

    def visit_Print(self, node):
        return None

    def visit_Name(self, node):
        return ast.Str(node.id) if isinstance(node.ctx, ast.Load) else node

    def visit_Return(self, node):
        node.value = ast.Num(0)
        return node

    def visit_keyword(self, node):
        return ()

    def visit_Slice(self, node):
        return None


changed = Change().visit(ast.parse('pass\nprint 1\na = b\ndef f(): return x\nf(a=1)\nif x: pass\nq[1:2]'))
print ast.dump(changed)
print ast.parse('a b'.replace(' ', '\n')).body[1].lineno, ast.__version__
for args in [('a b',), ('1', 'f', 'eval'), ('x = 1', 'f', 'eval'), ('1', 'f', 'single'), (u'\xe9',), ('1', 'f', 'no')]:
    t(lambda: ast.dump(ast.parse(*args)))
