# SPDX-License-Identifier: MIT
# Each operation on a float that generated code keeps as a bare number, again and again: also where guards have failed.
OTHERS = ['2', '2.5', "'ab'", '[1, 2, 3]', '10 ** 20', 'None']
UNARY = ['-%s', '+%s', '~%s', 'not %s', '`%s`', 'abs(%s)', 'int(%s)', 'str(%s)', 'len(%s)', 'iter(%s)', 'range(%s)', 'xrange(%s)', 'chr(%s)',
         'ord(%s)', 'hex(%s)', 'bool(%s)', 'float(%s)', 'round(%s)', 'isinstance(%s, int)', 'isinstance(%s, float)', 'type(%s)', '[%s]', '(%s,)',
         '{%s: 1}', 'hash(%s)', "'%%s' %% %s", "'%%d' %% %s", "'%%c' %% %s", "'%%x' %% %s", "'%%.2f %%s' %% (%s, 1)", '[1, 2, 3][%s]',
         '[1, 2, 3][%s:]', "'abc'[%s]", "'abc'[:%s]", '(1, 2)[%s]', '{0.5: 1}.get(%s)', '{1: 1}[%s]', '%s.real', '%s.foo', '%s(1)', '%s[0]',
         'sum([%s, 1])', 'max(%s, 1)', 'cmp(%s, 1)', 'coerce(%s, 1)', "'{0} {1}'.format(%s, 1)", "'{0:.2f}'.format(%s)", 'pow(%s, 2)', 'divmod(%s, 2)',
         "'a' * %s", '[x for x in %s]', '%s in [0.5]', '%s in (0.5, 1)', '%s in {0.5: 1}', "%s in 'abc'", '%s is None', '[].append(%s)', "','.join([%s])",
         '(lambda q: q)(%s)', '(lambda q: q & 1)(%s)', '1 if %s else 2', '%s and 3', '%s or 3', '[1][:%s]', 'slice(%s)', '[0, 1].pop(%s)', "'abc'.find('b', %s)"]
BINARY = ['+', '-', '*', '/', '//', '%%', '**', '<<', '>>', '&', '|', '^', '<', '<=', '==', '!=', '>', '>=', 'is', 'in', 'not in']
INPLACE = ['+', '-', '*', '/', '//', '%', '**', '<<', '>>', '&', '|', '^']


def check(body, value, other):
    source = 'def f(x, o):\n    t = x * 1.0 + 0.0\n    ' + body + '\n'
    scope = {}
    exec source in scope
    seen = []
    for again in range(12):
        try:
            r = repr(scope['f'](value, eval(other)))
        except Exception as e:
            r = type(e).__name__ + ': ' + str(e)
        if not seen or seen[-1] != r:
            seen.append(r)
    return seen


def show(what, value, other):
    results = check(what, value, other)
    line = '%s | %s | %s' % (what.replace('\n', ';'), other, ' / '.join(results))
    print line.replace('0x', '')[:150] if ' at 0x' not in line else line.split(' at 0x')[0]


for value in 0.5, 2.0:
    print '==', value
    for form in UNARY:
        show('return ' + form.replace('%%', '%').replace('%s', 't', 1) if form.count('%s') == 1 else 'return ' + (form % 't'), value, 'None')
    for other in OTHERS:
        for op in BINARY:
            show('return t %s o' % op.replace('%%', '%'), value, other)
            show('return o %s t' % op.replace('%%', '%'), value, other)
        for op in INPLACE:
            show('t %s= o\n    return t' % op, value, other)
            show('o %s= t\n    return o' % op, value, other)
