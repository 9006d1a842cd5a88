# oracle: none, vmiot is a module of ours
# expect stderr: Unhandled exception in task 'pump':
# expect stderr: ZeroDivisionError: integer division or modulo by zero
from vmiot import createthread
createthread(lambda: 1 / 0, name='pump').join()
print 'on'  # expect: on
