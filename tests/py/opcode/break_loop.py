def f():
    for i in range(5):
        for j in range(5):
            if j == 2:
                break
        else:
            print "never"
        if i == 3:
            break
    else:
        print "never"
    return i, j
print f()  # expect: (3, 2)
def g():
    while True:
        try:
            break
        finally:
            print "finally"  # expect: finally
    print "after"  # expect: after
g()
