it = iter([1, 2, 3, 0, 5].pop, 0)
print list(it), list(it)  # expect: [5] []
def f():
    raise StopIteration
print list(iter(f, 1)), type(iter(f, 1)).__name__  # expect: [] callable-iterator
