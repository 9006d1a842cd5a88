x = range(5)
x[1:3] = "abc"
print x  # expect: [0, 'a', 'b', 'c', 3, 4]
x[3:1] = ["back"]
print x  # expect: [0, 'a', 'b', 'back', 'c', 3, 4]
x[-1:9] = [None]
print x  # expect: [0, 'a', 'b', 'back', 'c', 3, None]
try:
    (1, 2)[0:1] = [5]
except TypeError, e:
    print e  # expect: 'tuple' object does not support item assignment
