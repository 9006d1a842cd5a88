x = 10
print eval("x + 1"), eval("x", {"x": 5}), eval(u"x"), eval(compile("x * 2", "", "eval")), eval("(lambda y: x + y)(1)")  # expect: 11 5 10 20 11
class M(dict):
    def __getitem__(self, k): return k * 2
print eval("abc", {}, M())  # expect: abcabc
for bad in ("", "x =", "for", "1 2"):
    try:
        eval(bad)
    except SyntaxError, e:
        print e.msg  # expect: unexpected EOF while parsing
        # expect: unexpected EOF while parsing
        # expect: unexpected EOF while parsing
        # expect: unexpected EOF while parsing
for bad in ((5,), ("x", 5), ("x", {}, 5)):
    try:
        eval(*bad)
    except TypeError, e:
        print e  # expect: eval() arg 1 must be a string or code object
        # expect: globals must be a dict
        # expect: locals must be a mapping
