import sys
calls = [lambda: len(), lambda: len(1, 2), lambda: abs(), lambda: chr(), lambda: chr(1, 2), lambda: cmp(1, 2, 3), lambda: divmod(1),
         lambda: filter(1), lambda: getattr(1), lambda: getattr(1, 2, 3, 4), lambda: hasattr(1), lambda: hash(1, 2), lambda: id(1, 2),
         lambda: isinstance(1), lambda: iter(), lambda: next(), lambda: ord(), lambda: pow(1), lambda: range(), lambda: reduce(1),
         lambda: repr(), lambda: unichr(), lambda: globals(1), lambda: locals(1), lambda: dir(1, 2), lambda: callable(), lambda: hex(),
         lambda: len(x=1), lambda: chr(x=1), lambda: abs(x=1), lambda: zip(x=1), lambda: iter(1, 2, 3), lambda: intern(), lambda: coerce(1)]
for call in calls:
    try:
        call()
    except TypeError, e:
        print e  # expect: len() takes exactly one argument (0 given)
        # expect: len() takes exactly one argument (2 given)
        # expect: abs() takes exactly one argument (0 given)
        # expect: chr() takes exactly 1 argument (0 given)
        # expect: chr() takes exactly 1 argument (2 given)
        # expect: cmp expected 2 arguments, got 3
        # expect: divmod expected 2 arguments, got 1
        # expect: filter expected 2 arguments, got 1
        # expect: getattr expected at least 2 arguments, got 1
        # expect: getattr expected at most 3 arguments, got 4
        # expect: hasattr expected 2 arguments, got 1
        # expect: hash() takes exactly one argument (2 given)
        # expect: id() takes exactly one argument (2 given)
        # expect: isinstance expected 2 arguments, got 1
        # expect: iter expected at least 1 arguments, got 0
        # expect: next expected at least 1 arguments, got 0
        # expect: ord() takes exactly one argument (0 given)
        # expect: pow expected at least 2 arguments, got 1
        # expect: range expected at least 1 arguments, got 0
        # expect: reduce expected at least 2 arguments, got 1
        # expect: repr() takes exactly one argument (0 given)
        # expect: unichr() takes exactly 1 argument (0 given)
        # expect: globals() takes no arguments (1 given)
        # expect: locals() takes no arguments (1 given)
        # expect: dir expected at most 1 arguments, got 2
        # expect: callable() takes exactly one argument (0 given)
        # expect: hex() takes exactly one argument (0 given)
        # expect: len() takes no keyword arguments
        # expect: chr() takes no keyword arguments
        # expect: abs() takes no keyword arguments
        # expect: zip() takes no keyword arguments
        # expect: iter expected at most 2 arguments, got 3
        # expect: intern() takes exactly 1 argument (0 given)
        # expect: coerce expected 2 arguments, got 1
