# SPDX-License-Identifier: MIT
"""Sources of Python, whole and damaged: what `compile` says, the syntax tree, the tokens, the code."""
import ast
import StringIO
import tokenize

from probe import Probe, text

NAMES = ['a', 'b', 'x', 'self', 'None', 'print', '__debug__', 'as', 'with', 'exec', 'True', 'yield', 'lambda']
NUMBERS = ['0', '1', '1L', '0x1f', '017', '08', '1.5', '1e5', '1j', '0b2', '0xg', '1__', '9' * 20, '.5', '1.e', '0o7']
STRINGS = ["'a'", '"b"', 'r"\\"', "u'\\u20ac'", "'\\x4'", "u'\\N{DASH}'", '"""t\n"""', "b'x'", "ur'\\u0041'", "'", '"""', "'\\\n'", "u'\\U00110000'"]
OPERATORS = ['+', '-', '*', '**', '/', '//', '%', '<<', '&', '|', '^', '<', '==', '<>', '!=', 'in', 'not in', 'is', 'is not', 'and', 'or', ',', '=']
DAMAGE = ['(', ')', '[', ']', '{', '}', ':', ';', ',', '=', '+', '\n', '\n ', '\n\t', '\\', '$', '?', '!', '"', "'", '#', '*', '**', '@', 'if', 'else', 'def', 'yield', 'return',
          'lambda', 'import', 'for', 'in', 'print', '`', '\x00', '\xe9', '\r', '\f', '.', '...', '->', '<>', '1a', 'from', 'class', 'None', 'del', 'global a', '==']


def expression(r, depth=3):
    if depth == 0 or r.random() < 0.3:
        return r.choice([r.choice(NAMES[:3]), r.choice(NAMES[:3]), r.choice(NAMES), r.choice(NUMBERS[:8]), r.choice(NUMBERS), r.choice(STRINGS[:4]), r.choice(STRINGS)])
    e = lambda: expression(r, depth - 1)
    return r.choice([
        lambda: '%s %s %s' % (e(), r.choice(OPERATORS[:21]), e()), lambda: '(%s)' % e(), lambda: '[%s, %s]' % (e(), e()), lambda: '{%s: %s}' % (e(), e()), lambda: '{%s}' % e(),
        lambda: '%s.b' % e(), lambda: '%s[%s]' % (e(), e()), lambda: '%s[%s:%s]' % (e(), e(), e()), lambda: '%s[::%s, ...]' % (e(), e()), lambda: 'f(%s)' % arguments(r, depth - 1),
        lambda: 'lambda %s: %s' % (parameters(r), e()), lambda: '%s if %s else %s' % (e(), e(), e()), lambda: '[%s for x in %s if %s]' % (e(), e(), e()),
        lambda: '(%s for a, b in %s)' % (e(), e()), lambda: '{%s: %s for x in %s}' % (e(), e(), e()), lambda: 'not %s' % e(), lambda: '-%s' % e(), lambda: '`%s`' % e(), lambda: '()',
        lambda: '(yield %s)' % e(), lambda: '%s < %s > %s' % (e(), e(), e()), lambda: '{%s for x in %s for b in %s}' % (e(), e(), e())])()


def arguments(r, depth):
    return ', '.join([r.choice(['%s', '%s', 'a=%s', '*%s', '**%s', '%s for x in y', 'b=%s', 'f()=%s']) % expression(r, depth) for _ in range(r.randrange(4))])


def parameters(r):
    return ', '.join([r.choice(['a', 'b', 'c=1', '(d, e)', '*f', '**g', 'h=x', 'a', 'None', '(i)', '(j, (k, l))=m']) for _ in range(r.randrange(4))])


def target(r):
    return r.choice(['a', 'b', 'a.b', 'a[1]', 'a, b', '[a, b]', '(a, (b, x))', 'a[:]', 'None', 'f()', '1', 'a + b', '(a)', '()', '[]', 'x if a else b', 'lambda: 1', '`a`', '(yield)',
                     '__debug__', 'a.None', '"s"', '{}', '[x for x in a]', '(x for x in a)', 'a and b', 'not a', 'a == b'])


def statement(r, depth, pad=''):
    e = lambda: expression(r, 2)
    simple = [lambda: e(), lambda: '%s = %s' % (target(r), e()), lambda: '%s %s= %s' % (target(r), r.choice(OPERATORS[:11]), e()), lambda: 'print %s' % e(), lambda: 'print >>a, %s,' % e(),
              lambda: 'return %s' % e(), lambda: 'del %s' % target(r), lambda: 'raise %s, %s' % (e(), e()), lambda: 'assert %s, %s' % (e(), e()), lambda: 'import a.b as c, d',
              lambda: r.choice(['from . import a', 'from a import (b, c,)', 'from .. a import *', 'from a import b,', 'from __future__ import division', 'from __future__ import braces',
                                'from __future__ import nope', 'import a as b.c', 'from a import (*)', 'from __future__ import print_function']),
              lambda: 'global a', lambda: 'exec %s in %s' % (e(), e()), lambda: 'pass', lambda: 'break', lambda: 'continue', lambda: 'yield %s' % e(), lambda: 'a = b = %s' % e(),
              lambda: 'pass; %s;' % e()]
    if depth == 0 or r.random() < 0.5:
        return pad + r.choice(simple)() + '\n'
    body = lambda: block(r, depth - 1, pad + r.choice([' ', '  ', '    ', '\t']))
    return pad + r.choice([
        lambda: 'if %s:\n%s%selif %s:\n%s%selse:\n%s' % (e(), body(), pad, e(), body(), pad, body()), lambda: 'while %s:\n%s' % (e(), body()),
        lambda: 'for %s in %s:\n%s%selse:\n%s' % (target(r), e(), body(), pad, body()), lambda: 'def f(%s):\n%s' % (parameters(r), body()), lambda: 'class A(%s):\n%s' % (e(), body()),
        lambda: 'try:\n%s%sexcept %s as %s:\n%s%sfinally:\n%s' % (body(), pad, e(), target(r), body(), pad, body()), lambda: 'try:\n%s%sexcept:\n%s' % (body(), pad, body()),
        lambda: 'with %s as %s, %s:\n%s' % (e(), target(r), e(), body()), lambda: '@a.b(%s)\n%sdef g(): pass\n' % (e(), pad), lambda: 'def h(): return %s\n' % e(),
        lambda: 'try:\n%s%sfinally:\n%s' % (body(), pad, body()), lambda: 'try: pass\n%sexcept: pass\n%sexcept a: pass\n' % (pad, pad), lambda: 'if %s: pass\n' % e()])()


def block(r, depth, pad):
    return ''.join([statement(r, depth, pad) for _ in range(r.choice([1, 1, 2]))])


def said(s, mode, flags=0):
    try:
        return code(compile(s, '<s>', mode, flags, True))
    except SyntaxError as e:
        return type(e).__name__, e.args


def code(c):
    """A code object and those in it."""
    return [(c.co_name, c.co_argcount, c.co_flags, c.co_code, c.co_names, c.co_varnames, c.co_freevars, c.co_cellvars, c.co_firstlineno, c.co_lnotab, c.co_stacksize)] + [
        code(x) if hasattr(x, 'co_code') else x for x in c.co_consts]


p = Probe()
for r in p.rounds():
    source = r.choice(['', '', '', 'from __future__ import unicode_literals\n', '# comment\n\n']) + block(r, 3, '')
    variants = [source]
    for _ in range(4):
        at = r.randrange(len(source) + 1)
        to = r.randrange(at, min(len(source), at + 6) + 1)
        variants.append(source[:at] + r.choice(DAMAGE + [''] * 9) + source[r.choice([at, to]):])
    for s in variants:
        p.run('compile %r' % s, lambda: said(s, 'exec'))
        p.run('single', lambda: said(s, 'single'))
        p.run('tokens', lambda: [t[:4] for t in tokenize.generate_tokens(StringIO.StringIO(s).readline)])
    p.run('ast', lambda: ast.dump(ast.parse(source), True, True))
    e = expression(r)
    p.run('eval %r' % e, lambda: said(e, 'eval'))
    p.call('literal_eval', ast.literal_eval, r.choice([e, '[1, -2.5, {"a": (None, True)}, 1+2j, u"x"]', text(r, list('[](){},:12a -+j"') + ['None'], 6)]))
    p.run('line', lambda: said(r.choice([e, source]) + r.choice(['', '\n', '\n\n', ' ']), 'single', 0x200))
