# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
print "hello"  # expect: PRINT: hello
print  # expect: PRINT:
print "", "x"  # expect: PRINT:  x
print 1, "a",
print 2  # expect: PRINT: 1 a 2
print "two\nlines"
# expect: PRINT: two
# expect: PRINT: lines
print "end\n",
# expect: PRINT: end
print ("tuple", 1)  # expect: PRINT: ('tuple', 1)
print u"unicode", None, True  # expect: PRINT: unicode None True
