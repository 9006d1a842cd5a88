x = 1
x |= 0x80000000
print x  # expect: 2147483649
s = set("a")
t = s
s |= set("b")
print sorted(t)  # expect: ['a', 'b']
