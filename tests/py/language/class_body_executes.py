for i in range(2):
    class C(object):
        print "body", i  # expect: body 0
        if i:
            def m(self): return "one"
        else:
            def m(self): return "zero"
        for j in range(3): pass
    print C().m(), C.j  # expect: zero 2
    # expect: body 1
    # expect: one 2
def f():
    class Local(object):
        return_value = 5
    return Local
print f() is f(), f().return_value  # expect: False 5
