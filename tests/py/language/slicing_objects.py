class S(object):
    def __getitem__(self, key):
        return key
    def __len__(self):
        return 10
s = S()
print s[1], s[-1], s[1:2], s[-1:], s[:], s[::], s[1:2, 3], s[...], s[..., 1:2:3]  # expect: 1 -1 slice(1, 2, None) slice(-1, None, None) slice(None, None, None) slice(None, None, None) (slice(1, 2, None), 3) Ellipsis (Ellipsis, slice(1, 2, 3))
class Old:
    def __getitem__(self, key):
        return key
    def __len__(self):
        return 10
o = Old()
print o[1:2], o[-3:-1], o[::2]  # expect: slice(1, 2, None) slice(7, 9, None) slice(None, None, 2)
