# Not emitted by the compiler; a code object that holds it runs.
f = lambda: 42
c = f.func_code
code = type(c)(c.co_argcount, c.co_nlocals, c.co_stacksize, c.co_flags, "\x09\x09" + c.co_code, c.co_consts, c.co_names,
               c.co_varnames, c.co_filename, c.co_name, c.co_firstlineno, c.co_lnotab)
f.func_code = code
print f()  # expect: 42
