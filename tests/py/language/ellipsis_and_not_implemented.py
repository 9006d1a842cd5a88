print Ellipsis, NotImplemented, repr(Ellipsis), type(Ellipsis).__name__, bool(NotImplemented)  # expect: Ellipsis NotImplemented Ellipsis ellipsis True
class S(object):
    def __getitem__(self, k): return k
print S()[...] is Ellipsis, S()[..., 1]  # expect: True (Ellipsis, 1)
