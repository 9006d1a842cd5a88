s = slice(1, 10, 2)
print s, s.start, s.stop, s.step, slice(5), slice(None, None)  # expect: slice(1, 10, 2) 1 10 2 slice(None, 5, None) slice(None, None, None)
print s.indices(5), slice(None, None, -1).indices(4), slice(-100, 100).indices(6), slice(4, -10, -1).indices(3)  # expect: (1, 5, 2) (3, -1, -1) (0, 6, 1) (2, -1, -1)
print slice(1, 2) == slice(1, 2), slice(1, 2) < slice(1, 3), cmp(slice(1), slice(None, 1, None)), s.__reduce__()  # expect: True True 0 (<type 'slice'>, (1, 10, 2))
