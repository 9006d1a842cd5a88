try:
    exec "x ="
except SyntaxError, e:
    print e.msg, e.lineno, e.offset, repr(e.text)  # expect: invalid syntax 1 4 'x =\n'
try:
    exec "  x = 1"
except IndentationError, e:
    print e.msg  # expect: unexpected indent
try:
    exec "a\0b"
except TypeError, e:
    print e  # expect: expected string without null bytes
