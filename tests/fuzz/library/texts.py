# SPDX-License-Identifier: MIT
"""Methods of `str` and `unicode`, `%`, `format`, and the module `string`."""
import string

from probe import Probe, text

LETTERS = list('aAbB \t\n.,-_%{}09') + ['ab', '\x00', '\xe9', 'x' * 9]
UNICODE = [c.decode('latin1') for c in LETTERS] + [u'\u0130', u'\xdf', u'\u01c5', u'\u0665', u'\u2028', u'\ufb01']
NAMES = ['capitalize', 'center', 'count', 'endswith', 'expandtabs', 'find', 'index', 'isalnum', 'isalpha', 'isdigit',
         'islower', 'isspace', 'istitle', 'isupper', 'join', 'ljust', 'lower', 'lstrip', 'partition', 'replace',
         'rfind', 'rindex', 'rjust', 'rpartition', 'rsplit', 'rstrip', 'split', 'splitlines', 'startswith', 'strip',
         'swapcase', 'title', 'upper', 'zfill', 'translate', '__contains__', '__getitem__', '__mul__', '__add__',
         '__mod__', '__cmp__', 'encode', 'decode', '__getslice__', 'isnumeric', 'isdecimal']
OBJECTS = [0, 1, -1, 3, 12, 255, 10 ** 20, -2 ** 63, 1.5, -0.0, 1e300, float('nan'), 3 - 2j, None, True, (), (1, 2), 'x',
           u'\xe9', 'a\xff', [1], {'a': 1}, {'a': 'b', 'x': 3.25}]


def any_text(r, most=8):
    return text(r, r.choice([LETTERS, LETTERS, UNICODE]), most)


def argument(r):
    return r.choice([lambda: any_text(r), lambda: any_text(r, 2), lambda: r.randrange(-4, 12), lambda: r.choice(OBJECTS),
                     lambda: (any_text(r, 1), any_text(r, 2)), lambda: [any_text(r, 3) for _ in range(3)]])()


def directive(r):
    key = r.choice(['', '', '', '(a)', '(x)', '(', '()'])
    return '%' + key + text(r, '-+ #0', 3) + r.choice(['', '', '5', '12', '*', '1' * 3]) + \
        r.choice(['', '', '.', '.0', '.3', '.12', '.*']) + r.choice(['', '', 'l', 'h', 'L', 'll']) + \
        r.choice('diouxXeEfFgGcrs%sdyb')


def specification(r):
    return r.choice(['', '', '*', '0', u'\xe9', '<<']) + r.choice(['', '<', '>', '=', '^']) + \
        r.choice(['', '', '+', '-', ' ']) + r.choice(['', '', '#']) + r.choice(['', '', '0']) + \
        r.choice(['', '', '5', '14', '40']) + r.choice(['', '', ',']) + r.choice(['', '', '.0', '.3', '.20', '.']) + \
        r.choice(['', 'b', 'c', 'd', 'e', 'E', 'f', 'F', 'g', 'G', 'n', 'o', 's', 'x', 'X', '%', 'q'])


def field(r):
    name = r.choice(['', '0', '1', '2', 'a', '0[0]', '0.real', '1[a]', 'a.x', '0[', '0.', 'a b'])
    return '{' + name + r.choice(['', '', '!r', '!s', '!x', '!']) + \
        r.choice(['', ':' + specification(r).encode('latin1'), ':{1}', ':{0}{1}', ':']) + r.choice(['}', '}', '}', '}}', ''])


p = Probe()
for r in p.rounds():
    for _ in range(10):
        s, name = any_text(r), r.choice(NAMES)
        p.call('%r.%s' % (s, name), getattr(s, name, None), *[argument(r) for _ in range(r.choice([0, 1, 1, 1, 2, 2, 3]))])
    for _ in range(5):
        template = text(r, LETTERS, 2).replace('%', '') + directive(r) + r.choice(['', '', directive(r), '%'])
        template = r.choice([str, str, lambda it: it.decode('latin1')])(template)
        value = r.choice([r.choice(OBJECTS), r.choice(OBJECTS), (r.choice(OBJECTS),), (r.choice(OBJECTS), r.choice(OBJECTS))])
        p.run('%r %% %r' % (template, value), lambda: template % value)
    for _ in range(5):
        p.call('format', format, r.choice(OBJECTS), specification(r))
    template = text(r, ['a', ' ', '{{', '}}', '}', '\xe9'], 3) + field(r) + r.choice(['', field(r)])
    template = r.choice([str, lambda it: it.decode('latin1')])(template)
    p.call('%r.format' % template, template.format, *[r.choice(OBJECTS) for _ in range(r.randrange(4))], a=r.choice(OBJECTS))
    p.call('list(%r._formatter_parser())' % template, lambda: list(template._formatter_parser()))
    p.call('string.Formatter().format', string.Formatter().format, template, r.choice(OBJECTS), a=r.choice(OBJECTS))
    dollars = text(r, ['$', '$', 'a', '{', '}', 'x', ' ', '$a', '${x}', '${', '$$', '1'], 8)
    for method in ('substitute', 'safe_substitute'):
        p.call('string.Template(%r).%s' % (dollars, method), getattr(string.Template(dollars), method), {'a': 1}, x='y')
    p.call('string.capwords', string.capwords, any_text(r), *r.choice([(), (any_text(r, 2),)]))
    for name in ('zfill', 'atoi', 'atof', 'atol', 'joinfields', 'splitfields', 'maketrans', 'expandtabs'):
        p.call('string.%s' % name, getattr(string, name), *[argument(r) for _ in range(r.choice([1, 1, 2, 3]))])
