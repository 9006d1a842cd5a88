class R(object):
    def __repr__(self):
        return "<R>"
print `1`, `"a\n"`, `[R(), 2L]`, `1, 2`  # expect: 1 'a\n' [<R>, 2L] (1, 2)
