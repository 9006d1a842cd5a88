import os
path = "/tmp/vmiot_test_open_modes_%d" % os.getpid()
open(path, "wb").write("a\r\nb\rc\n")
print repr(open(path, "rb").read()), repr(open(path, "U").read()), repr(open(path, "r").read())  # expect: 'a\r\nb\rc\n' 'a\nb\nc\n' 'a\r\nb\rc\n'
f = open(path, "U")
f.read()
print f.newlines  # expect: ('\r', '\n', '\r\n')
f = open(path, "r+")
f.write("Z")
f.close()
print repr(open(path).readline())  # expect: 'Z\r\n'
for mode in ("", "q", "x", "w+q", "Uw"):
    try:
        open(path, mode)
        print "opened", mode
    except ValueError, e:
        print e  # expect: empty mode string
        # expect: mode string must begin with one of 'r', 'w', 'a' or 'U', not 'q'
        # expect: mode string must begin with one of 'r', 'w', 'a' or 'U', not 'x'
        # expect: opened w+q
        # expect: universal newline mode can only be used with modes starting with 'r'
os.remove(path)
