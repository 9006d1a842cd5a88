import importlib, sys
def show(*args, **named):
    try:
        m = importlib.import_module(*args, **named)
        print getattr(m, '__name__', m)
    except Exception as e:
        print type(e).__name__, e
show('os.path')                         # expect: posixpath
show('email.mime.text')                 # expect: email.mime.text
show(u'email.mime')                     # expect: email.mime
show('.mime', 'email')                  # expect: email.mime
show('.text', package='email.mime')     # expect: email.mime.text
show('..utils', u'email.mime')          # expect: email.utils
show('...utils', 'email.mime.text')     # expect: email.utils
show('.mime.text', 'email')             # expect: email.mime.text
show('json', 'ignored')                 # expect: json
show('nope')                            # expect: ImportError No module named nope
show('.nope', 'email')                  # expect: ImportError No module named nope
show('.x', 'no_package')                # expect: ImportError No module named no_package.x
show('.json', 'sys')                    # expect: ImportError No module named json
show('.x')                              # expect: TypeError relative imports require the 'package' argument
show('.x', '')                          # expect: TypeError relative imports require the 'package' argument
show('.x', 5)                           # expect: ValueError 'package' not set to a string
show('.x', ['email'])                   # expect: ValueError 'package' not set to a string
show('..mime', 'email')                 # expect: ValueError attempted relative import beyond top-level package
show('....utils', 'email.mime')         # expect: ValueError attempted relative import beyond top-level package
show('.', 'email')                      # expect: KeyError 'email.'
show('')                                # expect: ValueError Empty module name
show('', 'email')                       # expect: ValueError Empty module name
show('email.')                          # expect: KeyError 'email.'
show(None)                              # expect: AttributeError 'NoneType' object has no attribute 'startswith'
show()                                  # expect: TypeError import_module() takes at least 1 argument (0 given)
sys.modules['il_fake'] = 5
show('il_fake')                         # expect: 5
sys.modules['il_fake'] = None
show('il_fake')                         # expect: ImportError No module named il_fake
print hasattr(importlib, '__path__')    # expect: True
