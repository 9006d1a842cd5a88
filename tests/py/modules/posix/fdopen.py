import os
r, w = os.pipe()
f = os.fdopen(w, 'w')
print repr(f)[:30]  # expect: <open file '<fdopen>', mode 'w
f.write('data')
f.close()
g = os.fdopen(r)
print g.read()  # expect: data
g.close()
os.fdopen(r)  # expect raises: OSError: [Errno 9] Bad file descriptor
