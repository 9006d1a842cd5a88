print '{} {}'.format(1, 'a'), '{0} {1} {0}'.format('a', 'b'), '{a}{b}'.format(a=1, b=2), '{{}} {{{0}}}'.format(5)  # expect: 1 a a b a 12 {} {5}
print '{0[1]} {0[0]}'.format([1, 2]), '{0[key]}'.format({'key': 'v'}), '{0.real} {0.imag}'.format(1 + 2j), '{a.__class__.__name__}'.format(a=5)  # expect: 2 1 v 1.0 2.0 int
