f = open(u'/dev/null')
print repr(f.name)  # expect: u'/dev/null'
print repr(f)[:31]  # expect: <open file u'/dev/null', mode '
