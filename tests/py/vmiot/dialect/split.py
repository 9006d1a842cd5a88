# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
print "a b  c".split(), " a\tb\r\n".split()  # expect: PRINT: ('a', 'b', 'c') ('a', 'b')
print "".split(), "  \n ".split(), "a,b,,c".split(",")  # expect: PRINT: None None ('a', 'b', '', 'c')
print "a,b,c".split(",", 1), "a b c".split(None, 1), "x".split(",")  # expect: PRINT: ('a', 'b,c') ('a', 'b c') ('x',)
f = "1 2".split
print f(), [w.toInt() for w in f()]  # expect: PRINT: ('1', '2') [1, 2]
