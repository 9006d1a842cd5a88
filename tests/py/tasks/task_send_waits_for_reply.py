# oracle: none, vmiot is a module of ours
from vmiot import createthread, receive, reply, send

def server():
    while True:
        request = receive()
        if request.message is None:
            break
        reply(request, request.message * 2)
    request.reply('bye')

t = createthread(server)
print send(t, 4), send(t, 'ab'), send(t, None)  # expect: 8 abab bye
