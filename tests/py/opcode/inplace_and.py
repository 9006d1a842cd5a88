x = 0xffff
x &= 0xf0f
print x  # expect: 3855
s = set("abc")
t = s
s &= set("b")
print t  # expect: set(['b'])
