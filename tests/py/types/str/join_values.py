print ','.join(['a', 'b', 'c']), ''.join(('x',)), '-'.join('abc'), ','.join([])  # expect: a,b,c x a-b-c 
print repr(','.join(['a', u'b'])), repr(u'-'.join(['a', u'b'])), repr(''.join(c for c in 'xyz'))  # expect: u'a,b' u'a-b' 'xyz'
class S(str): pass
print type(''.join([S('x')])), type(''.join([S('x'), 'y']))  # expect: <type 'str'> <type 'str'>
