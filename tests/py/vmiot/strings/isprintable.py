# oracle: none, extension of VMIOT's API
# dialects: both
print "Hello, World! ~".isprintable(), "".isprintable()  # expect: True True
print "a\n".isprintable(), "\x00".isprintable(), "\x7f".isprintable(), "\xe9".isprintable()  # expect: False False False False
