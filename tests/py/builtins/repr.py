class C(object):
    def __repr__(self): return "C!"
class Bad(object):
    def __repr__(self): return 5
class Uni(object):
    def __repr__(self): return u"uni"
l = [1]
l.append(l)
d = {}
d["d"] = d
t = ([],)
t[0].append(t)
print repr(C()), repr(Uni()), repr(l), repr(d), repr(t), repr("it's"), repr('"\''), repr(1.5), repr(2L), repr(u"\xe9"), repr([C()])  # expect: C! uni [1, [...]] {'d': {...}} ([(...)],) "it's" '"\'' 1.5 2L u'\xe9' [C!]
try:
    repr(Bad())
except TypeError, e:
    print e  # expect: __repr__ returned non-string (type int)
print repr(int), repr(len), repr(None), repr(Ellipsis), repr(slice(1, 2)), repr(xrange(1, 5, 2)), repr(Exception("a", 1)), repr(set([1])), repr(property)  # expect: <type 'int'> <built-in function len> None Ellipsis slice(1, 2, None) xrange(1, 5, 2) Exception('a', 1) set([1]) <type 'property'>
