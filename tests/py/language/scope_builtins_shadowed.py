len = lambda x: "global"
def f():
    return len([1])
print f()  # expect: global
del len
print f()  # expect: 1
import __builtin__
__builtin__.added = "builtin"
print added  # expect: builtin
del __builtin__.added
