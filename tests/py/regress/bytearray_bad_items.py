# Only a TypeError of __index__ becomes "an integer or string of size 1 is required".
class Bad:
    def __index__(self):
        1 / 0
class Worse(object):
    def __index__(self):
        return 'x'
def text(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)
for x in Bad(), Worse(), 1.5, 256, 10 ** 30:
    print text(bytearray, [x]), text(bytearray('a').append, x)  # expect: ('ZeroDivisionError', 'integer division or modulo by zero') ('ZeroDivisionError', 'integer division or modulo by zero')
    # expect: ('TypeError', 'an integer or string of size 1 is required') ('TypeError', 'an integer or string of size 1 is required')
    # expect: ('TypeError', 'an integer or string of size 1 is required') ('TypeError', 'an integer or string of size 1 is required')
    # expect: ('ValueError', 'byte must be in range(0, 256)') ('ValueError', 'byte must be in range(0, 256)')
    # expect: ('ValueError', 'byte must be in range(0, 256)') ('ValueError', 'byte must be in range(0, 256)')
