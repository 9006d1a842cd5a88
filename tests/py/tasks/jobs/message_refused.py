# oracle: none, jobs are ours
import sys, thread
from vmiot.job import copy, current, CopyError, Job, receive

class Holder(object):
    pass

def function():
    pass

def attempt(v):
    try:
        current().send(v)
    except CopyError as e:
        print e

h = Holder()
h.inner = {'x': [sys.stdout]}
attempt(sys.stdout)  # expect: cannot copy a file object: message
attempt({'log': [1, 2, 3, sys.stdout]})  # expect: cannot copy a file object: message['log'][3]
attempt([h])  # expect: cannot copy a file object: message[0].inner['x'][0]
attempt((1, lambda: 2))  # expect: cannot copy a function that is not found as __main__.<lambda>: message[1]
attempt(i for i in [])  # expect: cannot copy a generator object: message
attempt({1.5: sys})  # expect: cannot copy a module object: message[1.5]
attempt([thread.allocate_lock()])  # expect: cannot copy a thread.lock object: message[0]
attempt(set([h.__class__.__init__, function, Holder]) and [h.__init__])
# expect: cannot copy a method-wrapper object: message[0]
attempt([].append)  # expect: cannot copy a builtin function that is not found as __main__.append: message
attempt(sys._getframe())  # expect: cannot copy a frame object: message
try:
    Job(function, ([1, {'f': sys.stdin}],))
except CopyError as e:
    print e  # expect: cannot copy a file object: args[0][1]['f']
try:
    Job(function, kwargs={'f': sys.stdin})
except CopyError as e:
    print e  # expect: cannot copy a file object: kwargs['f']
print isinstance(e, TypeError), receive(0)  # expect: True None
