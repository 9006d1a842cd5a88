import os, stat
mode = os.stat('/').st_mode
print stat.S_ISDIR(mode), stat.S_ISREG(mode), stat.S_ISLNK(mode), oct(stat.S_IFMT(mode))  # expect: True False False 040000
print oct(stat.S_IMODE(0100644)), stat.S_ISREG(0100644), stat.ST_SIZE, stat.S_IXUSR  # expect: 0644 True 6 64
