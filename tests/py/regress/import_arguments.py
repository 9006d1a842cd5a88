# What __import__ and reload say to odd arguments.
import sys

def error(f, *args):
    try:
        return getattr(f(*args), '__name__', 'no name')
    except Exception, e:
        return '%s: %s' % (type(e).__name__, e)
def load(name, fromlist=(), level=0, **names):
    return error(__import__, name, names, names, fromlist, level)
print load('encodings', [u'aliases'])  # expect: TypeError: Item in ``from list'' must be str, not unicode
print load('encodings', [1])  # expect: TypeError: Item in ``from list'' must be str, not int
print load('encodings', 5)  # expect: TypeError: 'int' object does not support indexing
print load('encodings', {'aliases': 1})  # expect: TypeError: 'dict' object does not support indexing
print load('encodings', ('aliases', '*'))  # expect: encodings
print load('encodings', None)  # expect: encodings
print load('/a/b'), load('encodings/aliases')  # expect: ImportError: Import by filename is not supported. ImportError: Import by filename is not supported.
print load(''), load('.'), load('encodings.'), load('encodings..aliases')  # expect: ValueError: Empty module name ValueError: Empty module name encodings ValueError: Empty module name
print load('no_such.a'), load('encodings.no_such'), load('sys.x')  # expect: ImportError: No module named no_such.a ImportError: No module named no_such ImportError: No module named x
print load(5), load(u'encodings')  # expect: TypeError: __import__() argument 1 must be string, not int encodings
print error(__import__, 'a\0b')  # expect: TypeError: __import__() argument 1 must be string without null bytes, not str
print load('aliases', level=1)  # expect: ImportError: No module named aliases
print load('aliases', level=1, __name__='encodings.x')  # expect: encodings.aliases
print load('aliases', level=2, __name__='encodings.x')  # expect: ValueError: Attempted relative import beyond toplevel package
print load('aliases', level=1, __name__='no_such.x')  # expect: SystemError: Parent module 'no_such' not loaded, cannot perform relative import
print load('aliases', level=1, __package__=5)  # expect: ValueError: __package__ set to non-string
sys.modules['gone'] = None
print load('gone')  # expect: ImportError: No module named gone
sys.modules['number'] = 42
import number
print number  # expect: 42
print error(reload, 5), error(reload, type(sys)('nobody'))  # expect: TypeError: reload() argument must be module ImportError: reload(): module nobody not in sys.modules
