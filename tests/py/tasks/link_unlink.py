# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, link, post, receive, unlink
main = current()
t = createthread(receive)
link(t)
print main.links == [t] == [x for x in main.links], t.links == [main]   # expect: True True
unlink(t)
unlink(t)
print main.links, t.links   # expect: [] []
t.kill()
t.join()
print main.is_alive         # expect: True
