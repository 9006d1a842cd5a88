import string
print list('a{b!r:c}d'._formatter_parser()), '0.x[1]'._formatter_field_name_split()[0]  # expect: [('a', 'b', 'c', 'r'), ('d', None, None, None)] 0
print list('0.x[1][k]'._formatter_field_name_split()[1]), string.Formatter().format('{0} {a:>3}', 'x', a=1)  # expect: [(True, 'x'), (False, 1L), (False, 'k')] x   1
