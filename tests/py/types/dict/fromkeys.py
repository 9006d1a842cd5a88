print dict.fromkeys('abc'), dict.fromkeys([1, 2], 'x'), dict.fromkeys(set([1]), 0), {}.fromkeys({5: 6})  # expect: {'a': None, 'c': None, 'b': None} {1: 'x', 2: 'x'} {1: 0} {5: None}
