class Holder(object): pass
h = Holder()
d = {}
try:
    raise ValueError("a", 1)
except ValueError, (text, number):
    print text, number  # expect: a 1
try:
    raise KeyError("b")
except KeyError, h.error:
    print h.error  # expect: 'b'
try:
    raise KeyError("c")
except KeyError as d["e"]:
    print d  # expect: {'e': KeyError('c',)}
