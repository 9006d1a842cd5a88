import fcntl, termios, os, array
r, w = os.pipe()
os.write(w, 'abc')
b = array.array('i', [0])
print fcntl.ioctl(r, termios.FIONREAD, b, True), b[0]  # expect: 0 3
print repr(fcntl.ioctl(r, termios.FIONREAD, '\0' * 4))  # expect: '\x03\x00\x00\x00'
fcntl.ioctl(r, termios.FIONREAD, 'x' * 2000)  # expect raises: ValueError: ioctl string arg too long
