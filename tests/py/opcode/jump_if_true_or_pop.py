for x in (0, 1, "", "a", None, [0]):
    print repr(x or "second"),
print  # expect: 'second' 1 'second' 'a' 'second' [0]
print 0 or "" or [] or None or "last"  # expect: last
x = 5
print x or undefined  # expect: 5
