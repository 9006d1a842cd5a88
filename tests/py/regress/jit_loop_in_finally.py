# A loop in finally is compiled with the stack of one way into it, and entered another way; found by the fuzzer.
def f(n, way):
    seen = []
    for turn in 0, 1:
        try:
            if way == 'raise':
                raise ValueError(n)
            if way == 'return':
                return seen
            if way == 'break':
                break
            if way == 'continue':
                continue
            seen.append('through')
        finally:
            try:
                for i in xrange(n):
                    seen.append(i)
            finally:
                for i in 'ab':
                    seen.append(i)
    return seen

def nested(n, first, second):
    out = []
    try:
        try:
            first()
        finally:
            try:
                second()
            finally:
                for i in range(n):
                    try:
                        out.append(i)
                        i / 0
                    except ZeroDivisionError:
                        out.append('z')
    except (KeyError, IndexError) as e:
        out.append(e)
    return out

def fails():
    return {}[1]

def nothing():
    pass

def index():
    return [][0]

for round in range(15):
    for way in 'none', 'raise', 'return', 'break', 'continue', 'raise':
        try:
            result = f(3, way)
        except ValueError as e:
            result = e
        if round in (0, 14):
            print way, repr(result)
    for a in nothing, fails, index:
        for b in nothing, fails, index:
            result = nested(2, a, b)
            if round in (0, 14):
                print a.__name__, b.__name__, result
