a = dict.fromkeys(range(0, 80, 8))
b = dict.fromkeys('abcdefgh')
b.update(a)
print b.keys()  # expect: ['a', 0, 'c', 'b', 'e', 'd', 'g', 'f', 8, 'h', 64, 48, 40, 32, 24, 56, 72, 16]
print a.copy().keys(), dict(b).keys(), dict.fromkeys(b).keys()  # expect: [0, 32, 16, 8, 64, 48, 40, 24, 56, 72] [0, 64, 32, 8, 16, 24, 'a', 'c', 'b', 'e', 'd', 'g', 'f', 40, 'h', 48, 72, 56] ['a', 0, 'c', 'b', 'e', 'd', 'g', 'f', 8, 'h', 64, 48, 40, 32, 56, 24, 72, 16]
