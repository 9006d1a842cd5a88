# oracle: none, jobs are ours
# flags: -u
import os, random, sys
from vmiot.job import run, start, receive, parent, current
import string

shared = []

class OnlyHere(object):
    pass

def look():
    me = {}
    me['globals'] = shared[:]
    me['module'] = hasattr(string, 'patched')
    me['classes'] = sum(c.__name__ == 'OnlyHere' for c in object.__subclasses__())
    me['encoding'] = sys.getdefaultencoding()
    me['limit'] = sys.getrecursionlimit()
    me['environ'] = os.environ.get('JOB_TEST')
    me['main'] = sys.modules['__main__'].__name__, __name__
    os.environ['JOB_TEST_INSIDE'] = '1'
    sys.setrecursionlimit(77)
    shared.append(1)
    string.patched = 2
    parent().send(me)

if __name__ == '__main__':
    shared.append('main')
    string.patched = 1
    for i in range(2):
        job = run(look)
        for item in sorted(receive().items()):
            print item
    # expect: ('classes', 1)
    # expect: ('encoding', 'ascii')
    # expect: ('environ', None)
    # expect: ('globals', [])
    # expect: ('limit', 1000)
    # expect: ('main', ('__main__', '__main__'))
    # expect: ('module', False)
    # expect: ('classes', 1)
    # expect: ('encoding', 'ascii')
    # expect: ('environ', None)
    # expect: ('globals', [])
    # expect: ('limit', 1000)
    # expect: ('main', ('__main__', '__main__'))
    # expect: ('module', False)
    print shared, string.patched, os.environ.get('JOB_TEST_INSIDE')  # expect: ['main'] 1 None
    print sum(c.__name__ == 'OnlyHere' for c in object.__subclasses__())  # expect: 1
