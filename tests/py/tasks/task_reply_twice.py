# oracle: none, vmiot is a module of ours
from vmiot import createthread, receive, send
out = []

def server():
    request = receive()
    print request.reply(1)      # expect: True
    try:
        request.reply(2)
    except RuntimeError, e:
        print e                 # expect: the request has been answered before

t = createthread(server)
send(t, 0)
t.join()
