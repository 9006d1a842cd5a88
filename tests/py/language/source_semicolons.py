x = 1; y = 2; print x, y  # expect: 1 2
if x: y = 3; print y  # expect: 3
else: y = 4; print "never"
for i in 1, 2: print i,; print  # expect: 1
# expect: 2
class C: a = 1; b = 2
print C.a, C.b  # expect: 1 2
def f(): pass; return 5
print f()  # expect: 5
