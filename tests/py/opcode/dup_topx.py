calls = []
def o():
    calls.append("object")
    return d
def k():
    calls.append("key")
    return "k"
d = {"k": 1}
o()[k()] += 5
print d, calls  # expect: {'k': 6} ['object', 'key']
x = [[1, 2, 3]]
x[0][1:2] += [9]
print x  # expect: [[1, 2, 9, 3]]
