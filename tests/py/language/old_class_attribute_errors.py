class A: pass
def t(f):
    try:
        f()
    except (AttributeError, TypeError), e:
        print e
t(lambda: A().x)  # expect: A instance has no attribute 'x'
t(lambda: A.x)  # expect: class A has no attribute 'x'
t(lambda: delattr(A(), "x"))  # expect: A instance has no attribute 'x'
t(lambda: delattr(A, "x"))  # expect: class A has no attribute 'x'
t(lambda: A()())  # expect: A instance has no __call__ method
t(lambda: len(A()))  # expect: A instance has no attribute '__len__'
t(lambda: A()[0])  # expect: A instance has no attribute '__getitem__'
t(lambda: iter(A()))  # expect: iteration over non-sequence
t(lambda: setattr(A(), "__dict__", 1))  # expect: __dict__ must be set to a dictionary
t(lambda: setattr(A(), "__class__", 1))  # expect: __class__ must be set to a class
t(lambda: setattr(A, "__bases__", 1))  # expect: __bases__ must be a tuple object
t(lambda: setattr(A, "__bases__", (A,)))  # expect: a __bases__ item causes an inheritance cycle
