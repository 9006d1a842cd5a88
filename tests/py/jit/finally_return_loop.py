# A loop in a `finally` that a `return` has come to: what is returned stands where the iterator around it would be.
def first(stop, value, start=0):
    seen = []
    for i in xrange(start, start + 3):
        try:
            if i - start == stop:
                return value
        finally:
            for k in xrange(9):
                seen.append(k)
    return len(seen)

def in_list(items, stop, value):
    for item in items:
        for other in items:
            try:
                if item == stop:
                    return value
                if other == stop:
                    break
            finally:
                n = 0
                for k in items:
                    n += k
                while n > 3:
                    n -= 1
    return n

for value in None, 5, 'text', 2.5, [1], iter([1, 2]), xrange(4):
    found = None
    for round in range(60):
        found = first(round % 4, value), first(round % 4, value, 2147483645), in_list([1, 2, 3, 4], round % 6, value)
    print [type(v).__name__ for v in found], first(1, value) is value, in_list([1, 2], 2, value) is value
