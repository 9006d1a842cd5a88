# A generator may end by raising StopIteration; found by the fuzzer.
def at_once():
    raise StopIteration
    yield None

def later():
    yield 1
    raise StopIteration('x')

def inner():
    yield next(iter([]))

for n in range(20):
    assert [x for x in at_once()] == []
    assert list(later()) == [1] and sum(later()) == 1
    got = []
    for x in later():
        got.append(x)
    else:
        got.append('else')
    assert got == [1, 'else']
    assert tuple(y for y in inner()) == ()
print 'ended'  # expect: ended
