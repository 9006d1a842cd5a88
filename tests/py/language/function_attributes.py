def f(a, b=1, *c, **d):
    "Doc text."
    x = 1
f.extra = "attribute"
print f.__name__, f.__doc__, f.func_name, f.func_dict, f.__module__, f.func_globals is globals()  # expect: f Doc text. f {'extra': 'attribute'} __main__ True
c = f.func_code
print c.co_argcount, c.co_nlocals, c.co_varnames, c.co_flags & 12, c.co_name, c.co_firstlineno  # expect: 2 5 ('a', 'b', 'c', 'd', 'x') 12 f 1
f.__name__ = "renamed"
print f.func_name  # expect: renamed
try:
    f.__name__ = 5
except TypeError, e:
    print e  # expect: __name__ must be set to a string object
try:
    f()
except TypeError, e:
    print e  # expect: f() takes at least 1 argument (0 given)
