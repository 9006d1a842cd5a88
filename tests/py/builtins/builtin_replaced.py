import __builtin__
real = len
__builtin__.len = lambda x: "patched"
print len([])  # expect: patched
import helper_uses_len
print helper_uses_len.f()  # expect: patched
del __builtin__.len
try:
    len([])
except NameError, e:
    print e  # expect: name 'len' is not defined
__builtin__.len = real
