class S(object):
    def __getitem__(self, key):
        return key
s = S()
print s[1:2:3], s[::], s[:2, 1:], s[::-1], s[...]  # expect: slice(1, 2, 3) slice(None, None, None) (slice(None, 2, None), slice(1, None, None)) slice(None, None, -1) Ellipsis
print range(10)[::3], "hello"[::-1], (1, 2, 3, 4)[3:0:-2]  # expect: [0, 3, 6, 9] olleh (4, 2)
