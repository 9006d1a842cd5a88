import sys
def depth(n):
    try:
        return depth(n + 1)
    except RuntimeError:
        return n
d = depth(1)
print 900 < d <= 1000, sys.getrecursionlimit()  # expect: True 1000
