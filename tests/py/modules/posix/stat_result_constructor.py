import posix
r = posix.stat_result(range(10))
print r.st_atime, r.st_blksize  # expect: 7 None
print r  # expect: posix.stat_result(st_mode=0, st_ino=1, st_dev=2, st_nlink=3, st_uid=4, st_gid=5, st_size=6, st_atime=7, st_mtime=8, st_ctime=9)
posix.stat_result((1,))  # expect raises: TypeError: posix.stat_result() takes an at least 10-sequence (1-sequence given)
