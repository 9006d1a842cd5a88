# A generator that an exception takes from a loop is closed before the handler runs, and when the function is left.
def g(name):
    try:
        yield 1
        yield 2
    finally:
        print 'closed', name
def handled():
    try:
        for x in g('handled'):
            raise ValueError
    except ValueError:
        print 'except'
def leaves():
    for x in g('left'):
        raise ValueError
def nested():
    try:
        for x in g('outer'):
            for y in g('inner'):
                leaves()
    except ValueError:
        print 'nested except'
def called():
    try:
        leaves()
    except ValueError:
        print 'called except'
def kept():
    k = g('kept')
    try:
        for x in k:
            raise ValueError
    except ValueError:
        print 'kept except', k.next()
    print 'end of kept'
def fin():
    try:
        for x in g('fin'):
            raise ValueError
    finally:
        print 'finally'
for i in range(3):
    handled(); called(); nested(); kept()
    try: fin()
    except ValueError: print 'fin except'
try:
    for x in g('module'):
        1/0
except ZeroDivisionError:
    print 'module except'
