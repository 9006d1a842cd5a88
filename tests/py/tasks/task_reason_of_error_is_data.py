# oracle: none, vmiot is a module of ours
import sys, traceback
from vmiot import createthread

class Null(object):
    def write(self, text):
        pass

sys.stderr = Null()

def inner():
    raise ValueError('bad value')

def outer():
    inner()

reason = createthread(outer).join()
print reason.kind, reason.error.type, reason.error.message   # expect: error ValueError bad value
print [(name, text) for (_, _, name, text) in reason.error.traceback]
# expect: [('outer', 'inner()'), ('inner', "raise ValueError('bad value')")]
print len(traceback.format_list(reason.error.traceback))     # expect: 2
print reason.text                                            # expect: error (ValueError: bad value)
