from array import array
a = array('i', [3, 1, 2])
a.append(5); a.extend([6, 7]); a.insert(0, 9); a.insert(-1, 8); print a, len(a), a[1:3], a[::-2], 5 in a  # expect: array('i', [9, 3, 1, 2, 5, 6, 8, 7]) 8 array('i', [3, 1]) array('i', [7, 6, 2, 3]) True
print a.pop(), a.pop(0), a.index(5), a.count(1), a.tolist()  # expect: 7 9 3 1 [3, 1, 2, 5, 6, 8]
a.remove(1); a.reverse(); print a, a + a[:1], a * 2, list(a)  # expect: array('i', [8, 6, 5, 2, 3]) array('i', [8, 6, 5, 2, 3, 8]) array('i', [8, 6, 5, 2, 3, 8, 6, 5, 2, 3]) [8, 6, 5, 2, 3]
a[0] = 100; a[1:2] = array('i', [4, 4]); del a[-1]; print a  # expect: array('i', [100, 4, 4, 5, 2])
a += array('i', [1]); a *= 2; print a, a > array('i', [5]), a == a.__copy__(), cmp(array('i', [1]), array('d', [1.5]))  # expect: array('i', [100, 4, 4, 5, 2, 1, 100, 4, 4, 5, 2, 1]) True True -1
a[::2] = array('i', range(len(a[::2]))); print a  # expect: array('i', [0, 4, 1, 5, 2, 1, 3, 4, 4, 5, 5, 1])
for f in (lambda: a.pop(99), lambda: array('i').pop(), lambda: a.remove(77), lambda: a.index(77), lambda: a[50], lambda: a['x'], lambda: a + [1], lambda: a + array('b'), lambda: a.__setitem__(slice(0, 1), [1]), lambda: a.fromlist((1,)), lambda: a.extend(array('b'))):
    try:
        f()
    except (IndexError, ValueError, TypeError) as e:
        print e
        # expect: pop index out of range
        # expect: pop from empty array
        # expect: array.remove(x): x not in list
        # expect: array.index(x): x not in list
        # expect: array index out of range
        # expect: array indices must be integers
        # expect: can only append array (not "list") to array
        # expect: bad argument type for built-in operation
        # expect: can only assign array (not "list") to array slice
        # expect: arg must be list
        # expect: can only extend with array of same kind
hash(a)  # expect raises: TypeError: unhashable type: 'array.array'
