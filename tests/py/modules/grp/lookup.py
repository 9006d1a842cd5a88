import grp
g = grp.getgrgid(0)
print g.gr_name, g.gr_gid, grp.getgrnam(g.gr_name) == g  # expect: root 0 True
print type(g.gr_mem)  # expect: <type 'list'>
grp.getgrgid('a')  # expect raises: ValueError: invalid literal for int() with base 10: 'a'
