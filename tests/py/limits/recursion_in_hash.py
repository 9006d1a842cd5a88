t = ()
for i in range(500):
    t = (t,)
print hash(t) == hash(t)  # expect: True
