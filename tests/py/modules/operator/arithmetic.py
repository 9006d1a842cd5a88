import operator as op
print op.add(1, 2), op.sub(5, 3), op.mul('ab', 2), op.div(7, 2), op.floordiv(7.5, 2), op.truediv(7, 2), op.mod('%d', 3), op.pow(2, 10)  # expect: 3 2 abab 3 3.0 3.5 3 1024
print op.lshift(1, 70), op.rshift(-5, 1), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.neg(0), op.pos(True), op.abs(-5L), op.inv(5), op.invert(-1)  # expect: 1180591620717411303424 -3 2 7 5 0 1 5 -6 0
print op.__add__(1, 2), op.__inv__(0), op.__pow__(2, 3), op.index(True), op.index(5L)  # expect: 3 -1 8 True 5
a = [1]
print op.iadd(a, (2,)), a, op.iadd(1, 2), op.isub(5, 2), op.imul([1], 2), op.ipow(2, 3), op.ior(set([1]), set([2])), op.iconcat([1], 'ab')  # expect: [1, 2] [1, 2] 3 3 [1, 1] 8 set([1, 2]) [1, 'a', 'b']
print op.not_([]), op.truth('a'), op.is_(None, None), op.is_not(1, None), op.lt(1, 2), op.ge('a', 'b'), op.ne(1, 1.0), op.eq([1], [1])  # expect: True True True True True False False True
op.add(1)  # expect raises: TypeError: op_add expected 2 arguments, got 1
