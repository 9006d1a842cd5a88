def none(): pass
def one(a): pass
def two(a, b): pass
def calls():
    yield lambda: none(1)
    yield lambda: none(1, 2)
    yield lambda: none(x=1)
    yield lambda: one()
    yield lambda: one(1, 2)
    yield lambda: one(b=1)
    yield lambda: two(1)
    yield lambda: two(1, 2, 3)
    yield lambda: two(1, 2, c=3)
    yield lambda: two(b=1)
for call in calls():
    try:
        call()
    except TypeError, e:
        print e  # expect: none() takes no arguments (1 given)
        # expect: none() takes no arguments (2 given)
        # expect: none() takes no arguments (1 given)
        # expect: one() takes exactly 1 argument (0 given)
        # expect: one() takes exactly 1 argument (2 given)
        # expect: one() got an unexpected keyword argument 'b'
        # expect: two() takes exactly 2 arguments (1 given)
        # expect: two() takes exactly 2 arguments (3 given)
        # expect: two() got an unexpected keyword argument 'c'
        # expect: two() takes exactly 2 arguments (1 given)
