def f():
    for i in range(3):
        for j in range(3):
            if j > i:
                break
            print i, j,
        else:
            print "else",
    while False:
        pass
    else:
        print "while else"  # expect: 0 0 1 0 1 1 2 0 2 1 2 2 else while else
f()
