values = [3, "a", None, 2.5, (1,), [1], {}, u"b", 1j == 1j]
print sorted(values)  # expect: [None, True, 2.5, 3, {}, [1], 'a', (1,), u'b']
print 1 < "1", None < -1, [] > {}, () > [], "a" < u"b", 10 < 9.5, 2 ** 70 > 1e20, True == 1L  # expect: True True True True True False True True
class Old: pass
class New(object): pass
print type(Old() < 5), type(New() < 5), (New < 5) in (True, False)  # expect: <type 'bool'> <type 'bool'> True
