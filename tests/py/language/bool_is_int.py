print True + True, True * 5, -True, ~True, True == 1, True is 1, isinstance(True, int), [10, 20][True]  # expect: 2 5 -1 -2 True False True 20
print True & False, True | False, True ^ True, True & 3, type(True & True), type(True & 1)  # expect: False True False 1 <type 'bool'> <type 'int'>
print "%d %s %r" % (True, True, False), str(True), hash(True), {1: "one"}[True], sum([True, True])  # expect: 1 True False True 1 one 2
