# oracle: none, vmiot is a module of ours
import sys
from vmiot import createthread
for code in [None, 0, 3, 'sorry']:
    print createthread(sys.exit, code).join().text
# expect: normal
# expect: normal
# expect: exit (3)
# expect: exit (sorry)
