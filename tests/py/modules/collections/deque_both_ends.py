from collections import deque
d = deque('abc')
d.append('d'); d.appendleft('z'); print d, len(d), d[0], d[-1], d[2]  # expect: deque(['z', 'a', 'b', 'c', 'd']) 5 z d b
print d.pop(), d.popleft(), d  # expect: d z deque(['a', 'b', 'c'])
d.extend([1, 2]); d.extendleft([8, 9]); print d  # expect: deque([9, 8, 'a', 'b', 'c', 1, 2])
d.rotate(2); print d  # expect: deque([1, 2, 9, 8, 'a', 'b', 'c'])
d.rotate(-3); print d  # expect: deque([8, 'a', 'b', 'c', 1, 2, 9])
d.reverse(); print list(d), 'b' in d, d.count(1)  # expect: [9, 2, 1, 'c', 'b', 'a', 8] True 1
d[1] = 'X'; del d[0]; print d  # expect: deque(['X', 1, 'c', 'b', 'a', 8])
d.remove('a'); print d, list(reversed(d))  # expect: deque(['X', 1, 'c', 'b', 8]) [8, 'b', 'c', 1, 'X']
d.extend(d); print len(d), d == deque(list(d)), d < deque(['zz']), d != d  # expect: 10 True True False
d.clear(); print d  # expect: deque([])
d.pop()  # expect raises: IndexError: pop from an empty deque
