import textwrap
t = 'The quick brown fox-trot jumps over the lazy dog -- twice.'
print textwrap.wrap(t, 16)  # expect: ['The quick brown', 'fox-trot jumps', 'over the lazy', 'dog -- twice.']
print textwrap.fill(t, 30, initial_indent='* ', subsequent_indent='  ')
# expect: * The quick brown fox-trot
# expect:   jumps over the lazy dog --
# expect:   twice.
print repr(textwrap.dedent('  a\n   b\n\n  c')), textwrap.wrap('x' * 10, 4), textwrap.wrap('x' * 10, 4, break_long_words=False)  # expect: 'a\n b\n\nc' ['xxxx', 'xxxx', 'xx'] ['xxxxxxxxxx']
try:
    textwrap.wrap('a', 0)
except ValueError as e:
    print e  # expect: invalid width 0 (must be > 0)
