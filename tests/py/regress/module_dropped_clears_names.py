# The names of a module that a program made and dropped become None.
# process: collections take long in the big heap of the test process
import imp
def make():
    m = imp.new_module('m')
    exec 'y = 1\ndef f(): return y' in m.__dict__
    return m.f
f = make()
print f()       # expect: None
m = imp.new_module('m')
m.y = 2
print m.__dict__['y'], m.y      # expect: 2 2
