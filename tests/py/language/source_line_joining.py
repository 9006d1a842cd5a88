x = (1 +
     2  # comment inside

     + 3)
y = 1 + \
    2
if x and \
   y: print x, y  # expect: 6 3
d = {"a":
         1,
"b": 2}
print d["a"]; print d["b"];  # expect: 1
# expect: 2
def f(a,
      b): return a, b
print f(1,

2)  # expect: (1, 2)
