x = 0xff
x ^= 0xffffffff
print x  # expect: 4294967040
s = set("abc")
s ^= set("cd")
print sorted(s)  # expect: ['a', 'b', 'd']
