# BlockFinder: where blocks end, token by token.
import inspect
import tokenize

for lines in (['def f():\n', '  return 1\n', 'x\n'], ['x=1\n', 'y\n'], ['lambda x: 1\n', 'y\n'],
              ['class A:\n', '  # c\n', ' # d\n', 'x'], ['@d(lambda:\n', ' 1)\n', 'def f(): pass\n'],
              ['def f(): return 1\n', '# c\n', 'y\n'], ['def f():\n', ' if x:\n', '  y\n', ' z\n', '\n', ' # c\n', 'w\n']):
    finder = inspect.BlockFinder()
    try:
        for found in tokenize.generate_tokens(iter(lines).next):
            finder.tokeneater(*found)
            print found[:3], sorted(vars(finder).items())
    except inspect.EndOfBlock as end:
        print repr(end), sorted(vars(finder).items())
