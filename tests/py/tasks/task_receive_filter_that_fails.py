# oracle: none, vmiot is a module of ours
from vmiot import current, post, receive
post(current(), 0)
try:
    receive(lambda n: 1 / n)
except ZeroDivisionError:
    print receive()                                             # expect: 0
receive(5)  # expect raises: TypeError: filter must be callable, not int
