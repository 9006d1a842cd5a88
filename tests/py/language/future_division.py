from __future__ import division
print 1 / 2, 7 // 2, 4 / 2, -1 // 2  # expect: 0.5 3 2.0 -1
print eval("1 / 2")  # expect: 0.5
exec "print 3 / 2"  # expect: 1.5
exec compile("print 3 / 2", "", "exec")  # expect: 1.5
print eval(compile("3 / 2", "", "eval", 0, True))  # expect: 1
