# A module object without __init__ has no namespace.
module = type(__builtins__) if not isinstance(__builtins__, dict) else type(__import__('sys'))
m = module.__new__(module)
print m.__dict__, m.__doc__ == module.__doc__  # expect: None True
try:
    dir(m)
except SystemError, e:
    print e  # expect: nameless module
try:
    m.__name__
except AttributeError, e:
    print e  # expect: 'module' object has no attribute '__name__'
