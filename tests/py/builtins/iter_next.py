it = iter([1, 2])
print next(it), next(it), next(it, "default"), iter(it) is it  # expect: 1 2 default True
try:
    next(it)
except StopIteration:
    print "stop"  # expect: stop
values = iter([1, 2, 3, 0, 4])
print list(iter(values.next, 0)), list(iter(lambda: 5, 5))  # expect: [1, 2, 3] []
class NoNext(object):
    def __iter__(self): return 5
for call in (lambda: next(5), lambda: iter(5), lambda: iter(NoNext()), lambda: iter(5, 1), lambda: next([])):
    try:
        call()
    except TypeError, e:
        print e  # expect: int object is not an iterator
        # expect: 'int' object is not iterable
        # expect: iter() returned non-iterator of type 'int'
        # expect: iter(v, w): v must be callable
        # expect: list object is not an iterator
