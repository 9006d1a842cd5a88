# oracle: none, vmiot is a module of ours
from vmiot import createthread, receive
t = createthread(receive, name='pump', daemon=True)
t.name = 'valve'
print repr(t).startswith('<Task %d \'valve\' ' % t.id), t.name      # expect: True valve
t.name = 5  # expect raises: TypeError: name must be a string
