# The steps of an import one by one.
import imp
import sys
print imp.find_module('sys'), imp.is_builtin('sys'), imp.is_builtin('no_such'), imp.is_frozen('x')  # expect: (None, 'sys', ('', '', 6)) -1 0 False
print imp.lock_held()  # expect: False
imp.acquire_lock()
imp.acquire_lock()
imp.release_lock()
print imp.lock_held()  # expect: True
imp.release_lock()
print imp.lock_held()  # expect: False
try:
    imp.release_lock()
except RuntimeError, e:
    print e  # expect: not holding the import lock
m = imp.new_module('x')
print sorted(m.__dict__.items()), 'x' in sys.modules  # expect: [('__doc__', None), ('__name__', 'x'), ('__package__', None)] False
try:
    imp.find_module('no_such_module')
except ImportError, e:
    print e  # expect: No module named no_such_module
try:
    imp.NullImporter('')
except ImportError, e:
    print e  # expect: empty pathname
print imp.NullImporter('/no/such').find_module('x')  # expect: None
print imp.PY_SOURCE, imp.PKG_DIRECTORY, imp.C_BUILTIN, repr(imp.get_magic())  # expect: 1 5 6 '\x03\xf3\r\n'
print ('.py', 'U', imp.PY_SOURCE) in imp.get_suffixes()  # expect: True
try:
    imp.load_module('x', None, 'y', ('', '', 99))
except ImportError, e:
    print e  # expect: Don't know how to import x (type code 99)
