m = memoryview('abcdef')
print m[0], m[-1], m[1:3].tobytes(), len(m), m.tolist(), m.format, m.itemsize, m.ndim, m.shape, m.strides, m.readonly, m == 'abcdef', list(m[:2])  # expect: a f bc 6 [97, 98, 99, 100, 101, 102] B 1 1 (6L,) (1L,) True True ['a', 'b']
