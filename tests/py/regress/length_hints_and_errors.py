# `map`, `reduce` and others: which errors of `__iter__`, `__len__` and `__length_hint__` show, and who is asked for what.


class Ends(object):
    def __init__(self, log):
        self.log = log
        self.n = 0

    def __iter__(self):
        return self

    def next(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return self.n

    def __length_hint__(self):
        self.log.append("hint")
        return 1


class OldEnds:
    def __init__(self, log):
        self.log = log
        self.n = 0

    def __iter__(self):
        return self

    next = Ends.__dict__["next"]
    __length_hint__ = Ends.__dict__["__length_hint__"]


def source(iterator, error=None, at=None):
    class Source(object):
        def __init__(self):
            self.log = []

        def __iter__(self):
            self.log.append("iter")
            if at == "iter":
                raise error
            return iterator(self.log)

        def __len__(self):
            self.log.append("len")
            if at == "len":
                raise error
            return 2

    return Source


class Failure(Exception):
    pass


SOURCES = [
    ("new", source(Ends)),
    ("old", source(OldEnds)),
    ("native", source(lambda log: iter([1, 2]))),
    ("generator", source(lambda log: (i for i in (1, 2)))),
    ("iter fails", source(Ends, Failure("i"), "iter")),
    ("iter: TypeError", source(Ends, TypeError("t"), "iter")),
    ("len fails", source(Ends, Failure("l"), "len")),
    ("len fails, old", source(OldEnds, Failure("l"), "len")),
    ("len: TypeError", source(Ends, TypeError("t"), "len")),
    ("len: AttributeError", source(Ends, AttributeError("a"), "len")),
]


def assigned(o):
    target = [0]
    target[0:1] = o
    return target


CALLS = [
    ("map", lambda o: map(str, o)),
    ("map of two", lambda o: map(None, o, [1])),
    ("reduce", lambda o: reduce(lambda a, b: a + b, o)),
    ("filter", lambda o: filter(None, o)),
    ("zip", lambda o: zip(o, [1, 2])),
    ("list", list),
    ("slice", assigned),
    ("join", "".join),
    ("writelines", lambda o: open("/dev/null", "w").writelines(o)),
]

for what, make in SOURCES:
    print what
    for name, f in CALLS:
        o = make()
        try:
            r = f(o)
        except Exception as e:
            r = repr(e)
        print "   ", name, o.log, r

for make in (source(lambda log: iter([1, 2]), Failure("l"), "len"), source(lambda log: iter(()), Failure("l"), "len")):
    for f in (lambda o: map(None, [1, 2, 3], o), lambda o: map(lambda x: x, o)):
        try:
            print f(make())
        except Failure as e:
            print "Failure", e
