import select, os
r, w = os.pipe()
p = select.poll()
p.register(r, select.POLLIN)
print p.poll(10)  # expect: []
os.write(w, 'x')
print p.poll(1000) == [(r, select.POLLIN)]  # expect: True
os.close(w)
print p.poll() == [(r, select.POLLIN | select.POLLHUP)]  # expect: True
p.unregister(r)
p.modify(r, 1)  # expect raises: IOError: [Errno 2] No such file or directory
