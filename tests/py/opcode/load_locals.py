class C(object):
    a = 1
    b = a + 1
    names = sorted(locals())
print C.names, C.b  # expect: ['__module__', 'a', 'b'] 2
