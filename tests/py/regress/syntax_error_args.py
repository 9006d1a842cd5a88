# Errors of the scope analysis have their place in attributes only, those of parser and compiler in the arguments too.
def args(source):
    try:
        compile(source, 'fn', 'exec')
    except SyntaxError, e:
        return len(e.args), e.msg, e.filename, e.lineno, e.offset, e.text
print args('def f(x):\n  global x\n')  # expect: (1, "name 'x' is local and global", 'fn', 1, None, None)
print args('def f():\n  yield 1\n  return 2\n')  # expect: (1, "'return' with argument inside generator", 'fn', 3, None, None)
print args('from __future__ import foo\n')  # expect: (1, 'future feature foo is not defined', 'fn', 1, None, None)
print args('def f(a, a): pass\n')  # expect: (1, "duplicate argument 'a' in function definition", 'fn', 1, None, None)
print args('None = 1\n')  # expect: (2, 'cannot assign to None', 'fn', 1, None, None)
print args('class A: return 1\n')  # expect: (2, "'return' outside function", 'fn', 1, None, None)
print args('x = (\n')  # expect: (2, 'unexpected EOF while parsing', 'fn', 1, 6, 'x = (\n')
