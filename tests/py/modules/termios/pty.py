import termios, os
m, t = os.openpty()
a = termios.tcgetattr(t)
print len(a), len(a[6]), a[6][termios.VINTR] == '\x03'  # expect: 7 32 True
a[3] &= ~(termios.ICANON | termios.ECHO)
termios.tcsetattr(t, termios.TCSANOW, a)
print termios.tcgetattr(t)[3] & termios.ECHO  # expect: 0
os.write(m, 'x')
print os.read(t, 1)  # expect: x
termios.tcgetattr(os.open('/dev/null', 0))  # expect raises: termios.error: (25, 'Inappropriate ioctl for device')
