# oracle: none, extension of VMIOT's API
# dialects: both
d = rbdict()
d[1] = "x"
print d[2], d["a"], d.get(2), d.get(2, "no"), d.get(1)  # expect: None None None no x
del d[99]
print d.delete(99), d.delete(1), d.delete(1), len(d)  # expect: False True False 0
print d.min(), d.max(), d.keys(), d.values(), d.items()  # expect: None None () () ()
