import errno, os, pty
print pty.STDIN_FILENO, pty.STDOUT_FILENO, pty.STDERR_FILENO            # expect: 0 1 2
master, slave = pty.openpty()
print os.isatty(master), os.isatty(slave), os.ttyname(slave)[:9]        # expect: True True /dev/pts/
os.write(slave, 'out\n')
print repr(os.read(master, 100))        # expect: 'out\r\n'
os.write(master, 'in\n')
print repr(os.read(slave, 100)), repr(os.read(master, 100))             # expect: 'in\n' 'in\r\n'
os.close(slave)
try:
    os.read(master, 1)
except OSError as e:
    print errno.errorcode[e.errno]      # expect: EIO
os.close(master)

master, name = pty.master_open()
slave = pty.slave_open(name)
print os.ttyname(slave) == name         # expect: True
os.write(slave, 'x')
print os.read(master, 10)               # expect: x
os.close(slave)
os.close(master)
try:
    pty.slave_open('/dev/none')
except OSError as e:
    print e         # expect: [Errno 2] No such file or directory: '/dev/none'
