import os
path = "/tmp/vmiot_test_file_object_%d" % os.getpid()
f = open(path, "w")
f.write("one\ntwo\nthree")
f.writelines(["\n", "four\n"])
print f.name == path, f.mode, f.closed, f.tell()  # expect: True w False 19
f.close()
print f.closed, open(path).read(7), list(open(path)), open(path).readlines()[1], file is open  # expect: True one
# expect: two ['one\n', 'two\n', 'three\n', 'four\n'] two
# expect: False
with open(path, "a+") as f:
    f.write("five")
    f.seek(4)
    print f.readline(), f.read(3)  # expect: two
    # expect: thr
os.remove(path)
try:
    f.read()
except ValueError, e:
    print e  # expect: I/O operation on closed file
try:
    open(path)
except IOError, e:
    print e.errno, e.strerror  # expect: 2 No such file or directory
