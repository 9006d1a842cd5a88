d = dict((c, ord(c)) for c in 'hello world')
print [d.popitem() for i in range(4)]  # expect: [(' ', 32), ('e', 101), ('d', 100), ('h', 104)]
d['z'] = 1
print d.popitem(), d  # expect: ('l', 108) {'o': 111, 'r': 114, 'w': 119, 'z': 1}
