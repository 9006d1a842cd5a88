x = 1
def f(a):
    b = 2
    return sorted(locals()), sorted(vars()), "x" in globals()
print f(1), globals() is locals(), vars() is globals()  # expect: (['a', 'b'], ['a', 'b'], True) True True
class C(object):
    y = 1
    names = sorted(locals())
c = C()
c.z = 5
print C.names, vars(c), vars(C)["y"]  # expect: ['__module__', 'y'] {'z': 5} 1
globals()["made"] = "by dict"
print made  # expect: by dict
for call in (lambda: vars(5), lambda: globals(1), lambda: vars(1, 2)):
    try:
        call()
    except TypeError, e:
        print e  # expect: vars() argument must have __dict__ attribute
        # expect: globals() takes no arguments (1 given)
        # expect: vars expected at most 1 arguments, got 2
