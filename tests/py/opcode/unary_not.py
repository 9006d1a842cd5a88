class Empty(object):
    def __len__(self):
        return 0
class False_:
    def __nonzero__(self):
        return False
for x in (0, 0L, 0.0, "", u"", [], {}, (), None, Empty(), False_(), 1, "a", [0], object):
    print not x,
print  # expect: True True True True True True True True True True True False False False False
