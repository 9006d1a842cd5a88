s = 'abcdef'
print s[0], s[-1], s[1:3], s[:-2], s[::2], s[::-1], s[4:1:-1], s[10:], repr(s[3:1]), s[True], s[1L]  # expect: a f bc abcd ace fedcba edc  '' b b
print s[slice(1, None)], s.__getslice__(1, 3), s.__getitem__(2), len(s)  # expect: bcdef bc c 6
