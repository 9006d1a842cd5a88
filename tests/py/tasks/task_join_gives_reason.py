# oracle: none, vmiot is a module of ours
from vmiot import createthread
r = createthread(lambda: 7).join()
print r.kind, repr(r.detail), r.error, r.text  # expect: normal '' None normal
