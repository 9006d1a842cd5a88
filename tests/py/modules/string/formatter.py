import string
f = string.Formatter()
print f.format('{0} {name!r:>6} {1[0]}', 1, [2], name='x'), list(f.parse('a{b.c!r:x}'))  # expect: 1    'x' 2 [('a', 'b.c', 'x', 'r')]
class Upper(string.Formatter):
    def get_value(self, key, args, kwargs):
        return str(string.Formatter.get_value(self, key, args, kwargs)).upper()
print Upper().format('{0} {a}', 'x', a='y')  # expect: X Y
for text in '{0!z}', '{a}', '{0:{1:{2}}}':
    try:
        f.format(text, 1, 2, 3)
    except (ValueError, KeyError) as e:
        print repr(e)
# expect: ValueError('Unknown conversion specifier z',)
# expect: KeyError('a',)
# expect: ValueError('Max string recursion exceeded',)
