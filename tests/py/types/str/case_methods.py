print 'heLLo wORLD'.upper(), 'heLLo'.lower(), 'heLLo wORLD'.capitalize(), "they're bill's".title(), 'heLLo'.swapcase()  # expect: HELLO WORLD hello Hello world They'Re Bill'S HEllO
print repr('\xe9\xc9'.upper()), repr('a\xe9b'.title()), repr(''.capitalize())  # expect: '\xe9\xc9' 'A\xe9B' ''
print 'ABC'.isupper(), 'abc1'.islower(), '1'.isupper(), 'Ab Cd'.istitle(), 'AbC'.istitle(), ''.istitle()  # expect: True True False True False False
