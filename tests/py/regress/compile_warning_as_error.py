# Compiler warnings go through the filters at once; an "error" filter makes them SyntaxErrors.
import warnings
def f(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            compile(source, 'fn', 'exec')
        except SyntaxError, e:
            return str(e), [str(w.message) for w in caught]
        return [(str(w.message), w.category.__name__, w.filename, w.lineno) for w in caught]
print f('def f():\n  x = 1\n  global x\n')  # expect: [("name 'x' is assigned to before global declaration", 'SyntaxWarning', 'fn', 3)]
print f('def f():\n  from a import *\n')  # expect: [('import * only allowed at module level', 'SyntaxWarning', 'fn', 1)]
print f('assert (1, 2)\n')  # expect: [('assertion is always true, perhaps remove parentheses?', 'SyntaxWarning', 'fn', 1)]
print f('def f():\n  x = 1\n  global x\ndef g():\n  yield 1\n  return 2\n')  # expect: ("'return' with argument inside generator (fn, line 6)", ["name 'x' is assigned to before global declaration"])
def strict(source):
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        try:
            compile(source, 'fn', 'exec')
        except (SyntaxError, SyntaxWarning), e:
            return type(e).__name__, str(e)
print strict('def f():\n  x = 1\n  global x\n')  # expect: ('SyntaxError', "name 'x' is assigned to before global declaration (fn, line 3)")
print strict('x = 1\n')  # expect: None
print strict('def f():\n  from a import *\n')  # expect: ('SyntaxError', 'import * only allowed at module level (fn, line 1)')
