import pack_helper.module as m
print m.__name__, m.__file__.split("/")[-1][:9], m.__doc__, m.__package__, type(m).__name__  # expect: pack_helper.module module.py None None module
print repr(m).startswith("<module 'pack_helper.module' from '")  # expect: True
import sys
print repr(sys)  # expect: <module 'sys' (built-in)>
print __name__, __doc__, __builtins__.__name__, __package__  # expect: __main__ None __builtin__ None
