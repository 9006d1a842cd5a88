try:
    open("/no/such/file")
except IOError, e:
    print e.errno, e.strerror, e.filename, e.args  # expect: 2 No such file or directory /no/such/file (2, 'No such file or directory')
try:
    u"\xe9".encode("ascii")
except UnicodeError, e:
    print e.encoding, e.start, e.end, e.reason  # expect: ascii 0 1 ordinal not in range(128)
e = SystemExit(3)
print e.code, e.args, e.message  # expect: 3 (3,) 3
print repr(EnvironmentError(1, 2, 3)), EnvironmentError(1, 2), EnvironmentError(1)  # expect: EnvironmentError(1, 2) [Errno 1] 2 1
