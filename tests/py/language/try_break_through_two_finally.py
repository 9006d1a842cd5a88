def f():
    for x in "ab":
        try:
            try:
                break
            finally:
                print "inner",
        finally:
            print "outer",
    return x
print f()  # expect: inner outer a
