import linecache, tempfile, os
fd, name = tempfile.mkstemp('.py'); os.write(fd, 'one\ntwo'); os.close(fd)
print repr(linecache.getline(name, 1)), repr(linecache.getline(name, 2)), repr(linecache.getline(name, 3)), linecache.getlines('/nowhere')  # expect: 'one\n' 'two\n' '' []
os.remove(name); linecache.checkcache(); print linecache.getlines(name)  # expect: []
