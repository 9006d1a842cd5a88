class S(object):
    def __str__(self): return "S!"
class R(object):
    def __repr__(self): return "R!"
class Bad(object):
    def __str__(self): return 5
class U(object):
    def __str__(self): return u"\u20ac"
print repr(str()), str(5), str(2.5), str("a"), str(u"b"), str(None), str(S()), str(R()), str([R()]), str(10L), str(object=3), str(0.1 + 0.2), str(1e20)  # expect: '' 5 2.5 a b None S! R! [R!] 10 3 0.3 1e+20
for bad in (Bad(), U()):
    try:
        str(bad)
    except (TypeError, UnicodeEncodeError), e:
        print type(e).__name__, e  # expect: TypeError __str__ returned non-string (type int)
        # expect: UnicodeEncodeError 'ascii' codec can't encode character u'\u20ac' in position 0: ordinal not in range(128)
try:
    str(u"\xe9")
except UnicodeEncodeError, e:
    print e  # expect: 'ascii' codec can't encode character u'\xe9' in position 0: ordinal not in range(128)
try:
    str(1, 2)
except TypeError, e:
    print e  # expect: str() takes at most 1 argument (2 given)
