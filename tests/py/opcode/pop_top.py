def f():
    print "called"  # expect: called
    # expect: called
    return 5
f()
[f(), 2]
1 + 1
