import errno
print errno.ENOENT, errno.EAGAIN == errno.EWOULDBLOCK, errno.errorcode[errno.EACCES], errno.errorcode[35], errno.errorcode[95], len(errno.errorcode), errno.EDQUOT  # expect: 2 True EACCES EDEADLOCK ENOTSUP 120 122
try:
    open('/nonexistent/file')
except IOError as e:
    print errno.errorcode[e.errno]  # expect: ENOENT
