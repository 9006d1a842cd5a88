import os
r, w = os.pipe()
print os.write(w, 'hello')  # expect: 5
print os.read(r, 3), os.read(r, 10)  # expect: hel lo
os.close(w)
print repr(os.read(r, 10))  # expect: ''
os.close(r)
os.read(99999, 1)  # expect raises: OSError: [Errno 9] Bad file descriptor
