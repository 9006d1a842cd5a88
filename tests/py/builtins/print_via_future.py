from __future__ import print_function
print("a", "b", sep="")  # expect: ab
print(1, 2, end="|\n")  # expect: 1 2|
print(sep="x")  # expect:
print(u"u", None, sep=None, end=None)  # expect: u None
class F(object):
    def write(self, t):
        print("<", t.strip(), ">", sep="")  # expect: <to file>
        # expect: <>
print("to file", file=F(), end="")
for kw in ({"sep": 5}, {"end": 5}, {"bad": 1}):
    try:
        print("x", **kw)
    except TypeError as e:
        print(e)  # expect: sep must be None, str or unicode, not int
        # expect: end must be None, str or unicode, not int
        # expect: 'bad' is an invalid keyword argument for this function
