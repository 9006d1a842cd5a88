print {1: 2} == {1: 2.0}, {1: 2} != {1: 3}, {1: 2} < {1: 3}, {1: 2} < {0: 9, 1: 1}, {} < {1: 1}  # expect: True True True True True
print cmp({1: 2, 3: 4}, {1: 2, 2: 4}), cmp({'a': 1}, {'a': 1}), cmp({'a': 1, 'b': 2}, {'a': 1, 'b': 1}), {} == []  # expect: 1 0 1 False
print {'a': [1, {}]} == {'a': [1, {}]}, {1: {2: 3}} == {1: {2: 4}}  # expect: True False
