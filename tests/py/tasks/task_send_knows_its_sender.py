# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, receive, send
t = createthread(lambda: (lambda r: r.reply(r.sender))(receive()))
print send(t, 1) is current()  # expect: True
