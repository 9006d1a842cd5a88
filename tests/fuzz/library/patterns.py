# SPDX-License-Identifier: MIT
"""Regular expressions built from a grammar, and the same texts searched, split and substituted with them."""
import re

from probe import Probe, text

ATOMS = ['a', 'b', 'c', '.', r'\d', r'\w', r'\s', r'\D', r'\W', r'\S', '[abc]', '[^a]', '[a-c1]', r'[\d_-]', '[]a]', '[^]]', r'\.', r'\n', 'ab',
         ' ', '1', r'\x61', r'\141', '-', '_', 'A']
EDGES = ['^', '$', r'\b', r'\B', r'\A', r'\Z']
REPEATS = ['*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{,2}', '{1,}', '{0,1}?', '{2,1}', '{', '{a}']
LETTERS = list('aaabbbccc11 _-.A\n') + ['ab', '12']
DAMAGE = ['(', ')', '[', '*', '\\', '(?', '(?P<', '(?P<n>', '(?(1)', r'\9', '(?x', '|', '{3,1}', '(?<=a*)', '(?P=q)', '(?#', '[b-a]', '(?L)', '++', '(?z)']


def expression(r, depth, groups):
    """Alternatives of sequences of repeated atoms; `groups` collects the names of groups (None for those without)."""
    return '|'.join([''.join([piece(r, depth, groups) for _ in range(r.choice([1, 1, 2, 3]))]) for _ in range(r.choice([1, 1, 1, 2]))])


def piece(r, depth, groups):
    chance = r.random()
    if chance < 0.1:
        return r.choice(EDGES)
    if chance < 0.2 and groups:
        name = r.choice(groups)
        number = groups.index(name) + 1
        return r.choice(['\\%d' % number, '(?P=%s)' % name if name else 'a', '(?(%s)a|b)' % (name or number), '(?(%d)c)' % number])
    if chance < 0.5 and depth:
        kind = r.choice(['(', '(', '(', '(?:', '(?P<', '(?=', '(?!', '(?<=', '(?<!'])
        if kind in ('(?<=', '(?<!'):
            body = r.choice(['a', 'ab', '[ab]', r'\b', 'a|b', '^', r'\w\w', 'a|bc'])
            return kind + body + ')'
        if kind == '(?P<':
            name = 'n%d' % len(groups)
            kind += name + '>'
            groups.append(name)
        elif kind == '(':
            groups.append(None)
        made = kind + expression(r, depth - 1, groups) + ')'
        # A repeated group that matches nothing is where engines differ; CPython says which expression it refuses.
        return made + (r.choice(REPEATS[:11]) if r.random() < 0.4 and not kind.startswith(('(?=', '(?!')) else '')
    return r.choice(ATOMS) + (r.choice(REPEATS) if r.random() < 0.4 else '')


def shown(m):
    return m and (m.group(), m.span(), m.groups(), m.groupdict(), m.lastindex, m.lastgroup, [m.span(i) for i in range(len(m.groups()) + 1)])


p = Probe()
for r in p.rounds():
    groups = []
    pattern = expression(r, 3, groups)
    if r.random() < 0.1:
        at = r.randrange(len(pattern) + 1)
        pattern = pattern[:at] + r.choice(DAMAGE) + pattern[at:]
    pattern = r.choice(['', '', '', '', '(?i)', '(?m)', '(?s)', '(?ix)']) + pattern
    flags = r.choice([0, 0, 0, re.I, re.M, re.S, re.X, re.M | re.S])
    unicoded = r.random() < 0.2
    if unicoded:
        pattern = pattern.decode('latin1')
    compiled = p.call('re.compile', lambda: re.compile(pattern, flags) and (pattern, flags, re.compile(pattern, flags).groups, re.compile(pattern, flags).groupindex))
    if compiled is None:
        p.run(repr((pattern, flags)), lambda: re.compile(pattern, flags) and None)
        continue
    c = re.compile(pattern, flags)
    for _ in range(3):
        s = text(r, LETTERS, 10)
        if unicoded and r.random() < 0.7:
            s = s.decode('latin1') + r.choice([u'', u'\xe9', u'\u0130a'])
        label = '%r %d %r' % (pattern, flags, s)
        start, end = r.randrange(-1, 5), r.randrange(3, 14)
        p.run(label + ' match', lambda: shown(c.match(s)))
        p.run(label + ' search', lambda: (shown(c.search(s)), shown(c.search(s, start)), shown(c.search(s, start, end))))
        p.run(label + ' findall', lambda: (c.findall(s), c.findall(s, start, end)))
        p.run(label + ' finditer', lambda: [m.span() for m in c.finditer(s)])
        p.run(label + ' split', lambda: (c.split(s), c.split(s, 1)))
        template = text(r, ['<', '>', '\\g<0>', '\\1', '\\g<1>', '\\g<n0>', '\\n', '\\\\', '\\2', 'x', '\\g<', '\\0'], 3)
        p.run(label + ' subn %r' % template, lambda: (c.subn(template, s), c.sub(template, s, 1)))
        p.run(label + ' sub', lambda: c.sub(lambda m: '[%s]' % m.group(), s, r.choice([0, 2])))
        p.run(label + ' expand', lambda: c.search(s) and c.search(s).expand(template))
        p.run(label + ' scanner', lambda: [shown(m) for m in iter(c.scanner(s).search, None)][:9])
