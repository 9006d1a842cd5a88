print (1).__add__(2), int.__add__(1, 2), [].__len__(), (5).__radd__(1)  # expect: 3 3 0 6
def t(f, *a):
    try:
        print f(*a)
    except TypeError, e:
        print e
t(int.__add__)  # expect: descriptor '__add__' of 'int' object needs an argument
t(int.__add__, "a", 1)  # expect: descriptor '__add__' requires a 'int' object but received a 'str'
t((1).__add__)  # expect: expected 1 arguments, got 0
t((1).__pow__)  # expect:  expected at least 1 arguments, got 0
t((1).__cmp__, "a")  # expect: int.__cmp__(x,y) requires y to be a 'int', not a 'str'
t(list.append, 1, 2)  # expect: descriptor 'append' requires a 'list' object but received a 'int'
t(object.__new__, int)  # expect: object.__new__(int) is not safe, use int.__new__()
t(list.__new__, dict)  # expect: list.__new__(dict): dict is not a subtype of list
t(type(len))  # expect: cannot create 'builtin_function_or_method' instances
