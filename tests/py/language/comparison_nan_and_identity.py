nan = float("nan")
print nan == nan, nan in [nan], [nan] == [nan], nan != nan, nan < 1, {nan: 1} == {nan: 1}  # expect: False True True True False True
l = []
l.append(l)
try:
    print l == l, l == [l]  # expect: True True
    print l == [[l]]  # expect: True
except RuntimeError, e:
    print e
