import os
import termios
import tty

master, line = os.openpty()
for f in (tty.setcbreak, tty.setraw):
    f(line)
    mode = termios.tcgetattr(line)
    print mode[tty.LFLAG] & (termios.ECHO | termios.ICANON), mode[tty.LFLAG] & termios.ISIG != 0,
    print mode[tty.OFLAG] & termios.OPOST, mode[tty.CC][termios.VMIN], mode[tty.CC][termios.VTIME]
# expect: 0 True 1 1 0
# expect: 0 False 0 1 0
print tty.__all__, hasattr(tty, 'TCSANOW')  # expect: ['setraw', 'setcbreak'] True
os.write(master, 'k')
print os.read(line, 10)  # expect: k
