import select, os
e = select.epoll()
r, w = os.pipe()
e.register(r, select.EPOLLIN)
print e.poll(0)  # expect: []
os.write(w, 'x')
print e.poll(1) == [(r, select.EPOLLIN)]  # expect: True
e.modify(r, 0)
print e.poll(0)  # expect: []
e.unregister(r)
e.close()
print e.closed  # expect: True
e.poll(0)  # expect raises: ValueError: I/O operation on closed epoll fd
