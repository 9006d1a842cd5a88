space = {}
exec "\n".join("class C%d(object):\n  def m(self): return %d" % (i, i) for i in range(2000)) in space
print sum(space["C%d" % i]().m() for i in range(2000))  # expect: 1999000
class Base(object): pass
for i in range(200):
    class Base(Base): level = i
print Base.level, len(Base.__mro__)  # expect: 199 202
