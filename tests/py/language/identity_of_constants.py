def f():
    return 1, "text", (1, 2)
print f()[1] is f()[1], f()[2] is f()[2], None is None, 5 is 5, True is not 1  # expect: True True True True True
a = 257
b = a
print a is b, [] is [], {} is not {}  # expect: True False True
