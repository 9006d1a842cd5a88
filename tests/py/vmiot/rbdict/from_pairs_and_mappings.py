# oracle: none, extension of VMIOT's API
# dialects: both
print rbdict({3: "c", 1: "a"}).items(), rbdict([(2, "b"), (1, "a")]).items()  # expect: (1, 'a', 3, 'c') (1, 'a', 2, 'b')
d = rbdict(rbdict({1: 2}))
c = d.copy()
c[5] = 6
print d.keys(), c.keys()  # expect: (1,) (1, 5)
vmiot_set_exceptionmode(2)
for args in (1, 2), (5,), ([(1,)],), ([(1, 2, 3)],):
    try:
        rbdict(*args)
    except (TypeError, ValueError) as e:
        print e
# expect: rbdict expected at most 1 arguments, got 2
# expect: 'int' object is not iterable
# expect: rbdict() needs a mapping or pairs of key and value
# expect: rbdict() needs a mapping or pairs of key and value
