from heapq import heappush, heappop, heapify, heapreplace, heappushpop, nlargest, nsmallest, merge
h = []
for x in [5, 1, 4, 1, 9, 2]:
    heappush(h, x)
print h, [heappop(h) for _ in range(6)]  # expect: [1, 1, 2, 5, 9, 4] [1, 1, 2, 4, 5, 9]
h = ['d', 'a', 'c', 'b']
heapify(h)
print h, heapreplace(h, 'z'), heappushpop(h, 'A'), heappushpop(h, 'zz'), h  # expect: ['a', 'b', 'c', 'd'] a A b ['c', 'd', 'zz', 'z']
print nlargest(2, [3, 1, 2]), nsmallest(2, 'hello'), nlargest(0, [1]), nsmallest(5, [2, 1]), nlargest(2, ['aa', 'b', 'ccc'], key=len)  # expect: [3, 2] ['e', 'h'] [] [1, 2] ['ccc', 'aa']
print list(merge([1, 4], [2, 3])), heappushpop([], 7)  # expect: [1, 2, 3, 4] 7
class LeOnly(object):
    def __init__(self, v): self.v = v
    def __le__(self, o): return self.v <= o.v
h = [LeOnly(x) for x in (3, 1, 2)]
heapify(h)
print heappop(h).v  # expect: 1
for f in (lambda: heappop([]), lambda: heappush((), 1), lambda: heapreplace([], 1), lambda: heapify(5)):
    try:
        f()
    except (IndexError, TypeError) as e:
        print e
        # expect: index out of range
        # expect: heap argument must be a list
        # expect: index out of range
        # expect: heap argument must be a list
