class G(object):
    def __getitem__(self, key):
        return key
g = G()
print g[1:2], g[1:2:3], g[::], g[1:2, 3], g[...], g[:]  # expect: slice(1, 2, None) slice(1, 2, 3) slice(None, None, None) (slice(1, 2, None), 3) Ellipsis slice(None, None, None)
