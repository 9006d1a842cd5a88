# Whitespace: how wide indentations are, and which are ambiguous; the tokens that show it.
import random
import tabnanny
import tokenize

for text in ('', '  ', '\t', '  \t', ' \t \t  ', '        \t', 'x', ' x\t', ' \f\t', '\t\t   z', '\t \tx'):
    blanks = tabnanny.Whitespace(text)
    print sorted(vars(blanks).items()), blanks.longest_run_of_spaces(), map(blanks.indent_level, (1, 2, 3, 4, 8))
random.seed(8)
made = [tabnanny.Whitespace(''.join(random.choice(' \t') for _ in range(random.randrange(6)))) for _ in range(40)]
for a, b in zip(made, made[1:] + made[:1]):
    print repr(a.raw), repr(b.raw), a.equal(b), a.less(b), a.not_equal_witness(b), a.not_less_witness(b)
for witnesses in ([], [(1, 2, 3)], [(1, 2, 3), (4, 5, 6)]):
    print repr(tabnanny.format_witnesses(witnesses))
nag = tabnanny.NannyNag(3, 'why', 'line\n')
print nag.get_lineno(), nag.get_msg(), repr(nag.get_line()), sorted(vars(nag).items())

for lines in (['if x:\n', '\ty\n', '        z\n'], ['if x:\n', '    y\n', '\tif z:\n', '\t\tw\n'], ['if x:\n', ' y\n', 'z\n'],
              ['if x:\n', '        if y:\n', '\t  z\n'], ['if x:\n', '\ty\n', '\t# c\n', '        # c\n', '\n', '\tz\n', 'w\n'],
              ['if x:\n', '\tif y:\n', '\t\tz\n', '        w\n']):
    try:
        print tabnanny.process_tokens(tokenize.generate_tokens(iter(lines).next))
    except tabnanny.NannyNag as nag:
        print nag.get_lineno(), nag.get_msg(), repr(nag.get_line())
