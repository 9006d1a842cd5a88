class S(str):
    def __str__(self): return 'via str'
s = S('abc')
print str(s), repr(s), '%s' % s, s + 'd', type(s + 'd').__name__, type(s.upper()).__name__, type(s[:]).__name__  # expect: via str 'abc' via str abcd str str str
s.attr = 1
print s.attr, s == 'abc', {s: 1}['abc'], isinstance(s, basestring), s.__getnewargs__(), len(s), s.find('c')  # expect: 1 True 1 True ('abc',) 3 2
