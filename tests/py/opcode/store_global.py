def f():
    global made
    made = 5
    global len
    len = lambda x: "mine"
f()
print made, len([])  # expect: 5 mine
del len
print len([])  # expect: 0
