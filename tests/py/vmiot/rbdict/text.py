# oracle: none, extension of VMIOT's API
d = rbdict({2: "b", 1: "a"})
print d, [d], str(d)  # expect: {1: 'a', 2: 'b'} [{1: 'a', 2: 'b'}] {1: 'a', 2: 'b'}
d[3] = d
print d  # expect: {1: 'a', 2: 'b', 3: {...}}
print repr(rbdict())  # expect: {}
