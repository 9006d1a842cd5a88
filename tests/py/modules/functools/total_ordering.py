import functools
@functools.total_ordering
class V(object):
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
    def __eq__(self, o): return self.n == o.n
print V(1) <= V(1), V(1) > V(2), V(2) >= V(1), V(1) < V(2)  # expect: True False True True
try:
    functools.total_ordering(type('Empty', (object,), {}))
except ValueError as e:
    print e  # expect: must define at least one ordering operation: < > <= >=
