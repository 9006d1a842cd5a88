from itertools import count
import sys
print count(), count(5), count(5, 2), count(2.5), count(5L), count(1, 1L), count(True)  # expect: count(0) count(5) count(5, 2) count(2.5) count(5L) count(1, 1L) count(1)
c = count(sys.maxint - 1)
print next(c), next(c), next(c), c  # expect: 9223372036854775806 9223372036854775807 9223372036854775808 count(9223372036854775809L)
c = count(0.5, 0.25)
print next(c), next(c), next(c)  # expect: 0.5 0.75 1.0
c = count(10, -3)
print [next(c) for _ in range(4)], count(5).__reduce__(), count(5, 2).__reduce__()  # expect: [10, 7, 4, 1] (<type 'itertools.count'>, (5,)) (<type 'itertools.count'>, (5, 2))
count('a')  # expect raises: TypeError: a number is required
