import operator as op
l = [1, 2, 3, 2]
print op.contains(l, 2), op.sequenceIncludes('abc', 'b'), op.countOf(l, 2), op.indexOf(l, 3), op.getitem(l, -1), op.getitem({1: 2}, 1)  # expect: True True 2 2 2 2
op.setitem(l, 0, 9); op.delitem(l, -1); print l  # expect: [9, 2, 3]
op.setslice(l, 1, 2, 'xy'); print l, op.getslice(l, 1, 3)  # expect: [9, 'x', 'y', 3] ['x', 'y']
op.delslice(l, 0, 2); print l  # expect: ['y', 3]
print op.concat('a', 'b'), op.repeat([1], 3), op.irepeat('ab', 2), op.concat((1,), (2,))  # expect: ab [1, 1, 1] abab (1, 2)
print op.isCallable(len), op.isNumberType(1L), op.isSequenceType(u''), op.isMappingType({}), op.isCallable(1), op.isMappingType([])  # expect: True True True True False False
for f in (lambda: op.indexOf(l, 99), lambda: op.concat(1, 2), lambda: op.repeat(1, 2), lambda: op.repeat('a', 'b'), lambda: op.countOf(5, 1)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print e
        # expect: sequence.index(x): x not in sequence
        # expect: 'int' object can't be concatenated
        # expect: 'int' object can't be repeated
        # expect: an integer is required
        # expect: argument of type 'int' is not iterable
