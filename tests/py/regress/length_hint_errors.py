# Who asks an iterable for its length shows its errors.
class Bad(object):
    def __iter__(self): return iter(range(3))
    def __len__(self): raise RuntimeError('hello')
def error(f):
    try:
        return f(Bad())
    except RuntimeError, e:
        return e
print error(list), error(tuple), error([].extend), error(zip), error(sorted), error(bytearray().extend)  # expect: hello hello hello hello hello hello
print error(lambda b: filter(None, b)), error(lambda b: map(chr, b))  # expect: hello hello
print error(lambda b: sum(b)), error(set), error(max), error(lambda b: dict.fromkeys(b, 0))  # expect: 3 set([0, 1, 2]) 2 {0: 0, 1: 0, 2: 0}
