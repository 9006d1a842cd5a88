# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
exec "parts = 'a b'.split()"
print parts, eval("'x y'.split()"), eval(compile("''.split()", "f", "eval"))  # expect: PRINT: ('a', 'b') ('x', 'y') None
