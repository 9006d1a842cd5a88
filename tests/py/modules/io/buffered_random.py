import io, os
name = '/tmp/vmiot-buffered_random-%d' % os.getpid()
f = io.open(name, 'w+b')
os.remove(name)
f.write('0123456789')
f.seek(2)
print f.read(3)  # expect: 234
f.write('XY')
print f.tell(), f.read()  # expect: 7 789
f.seek(0)
print f.read()  # expect: 01234XY789
