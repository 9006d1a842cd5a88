def f(a, b=1, *c, **d):
    x = a
    return lambda: x
c = f.func_code
print c.co_name, c.co_argcount, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_names, c.co_flags, c.co_stacksize  # expect: f 2 ('a', 'b', 'c', 'd') ('x',) () () 15 2
inner = [k for k in c.co_consts if hasattr(k, "co_code")][0]
print inner.co_name, inner.co_freevars, inner.co_flags  # expect: <lambda> ('x',) 19
print c == f.func_code, hash(c) == hash(f.func_code), type(c).__name__  # expect: True True code
