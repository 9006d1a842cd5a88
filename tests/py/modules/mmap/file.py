import mmap, os
f = os.tmpfile()
f.write('line one\nline two\n')
f.flush()
m = mmap.mmap(f.fileno(), 0)
print repr(m.readline()), m.size()  # expect: 'line one\n' 18
m[0:4] = 'LINE'
print m.flush()  # expect: 0
f.seek(0)
print f.readline().strip()  # expect: LINE one
m.close()
m.read(1)  # expect raises: ValueError: mmap closed or invalid
