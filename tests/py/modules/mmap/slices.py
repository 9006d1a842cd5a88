import mmap
m = mmap.mmap(-1, 16)
m[0:5] = 'hello'
print m[0:6] == 'hello\0', m[0], m[4:0:-2]  # expect: True h ol
m.write('J')
print m.tell(), m.read(4), m.find('l'), m.rfind('l')  # expect: 1 ello -1 -1
m.move(8, 0, 5)
print repr(m[8:16]), len(m)  # expect: 'Jello\x00\x00\x00' 16
m[0:2] = 'xyz'  # expect raises: IndexError: mmap slice assignment is wrong size
