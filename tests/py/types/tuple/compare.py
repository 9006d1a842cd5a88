print (1, 2) < (1, 3), (1,) < (1, 0), () == (), (1, 2) == (1.0, 2L), (1, 2) != (1, 2)  # expect: True True True True False
print (1, 'a') > (1, 'A'), cmp((1, 2), (2,)), (1,) == [1]  # expect: True -1 False
