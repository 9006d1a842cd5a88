print [1, 2] < [1, 3], [1, 2] < [1], [] < [0], [1, 2] == [1.0, 2L], [1] != [1]  # expect: True False True True False
print [1, 'a'] >= [1, 'a'], [[1], 2] > [[0], 5], cmp([1], [2]), [1] == (1,)  # expect: True True -1 False
