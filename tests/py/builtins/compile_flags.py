from __future__ import division
print eval(compile("1/2", "", "eval")), eval(compile("1/2", "", "eval", 0, 1)), eval(compile("1/2", "", "eval", 0x2000, 1))  # expect: 0.5 0 0.5
try:
    compile("1", "", "exec", 1 << 30)
except ValueError, e:
    print e  # expect: compile(): unrecognised flags
print repr(eval(compile(u"u'\u20ac'", "", "eval")))  # expect: u'\u20ac'
