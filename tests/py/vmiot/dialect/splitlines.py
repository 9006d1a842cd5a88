# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
print "a\r\n\r\nb\n\nc".splitlines()  # expect: PRINT: ('a', 'b', 'c')
print "a,;b;".splitlines(",;"), "a b\tc".splitlines(" \r\n\t\f\v") == "a b\tc".split()  # expect: PRINT: ('a', 'b') True
print "".splitlines(), "\r\n".splitlines(), "one".splitlines()  # expect: PRINT: () () ('one',)
