# oracle: none, extension of VMIOT's API
# dialects: both
print "a*c".casematch("abbbc"), "a?c".casematch("abc"), "a?c".casematch("ac")  # expect: True True False
print "*".casematch(""), "".casematch(""), "".casematch("a"), "?*".casematch("")  # expect: True True False False
print "A*".casematch("abc"), "A*".casematch("abc", False), "a*".casematch("ABC", False)  # expect: False True True
print "*.jpg".casematch("x.jpg.txt"), "*.*".casematch("a.b.c"), "a*b*c".casematch("a12b34c5c")  # expect: False True True
print "[a]".casematch("a"), "[a]".casematch("[a]")  # expect: False True
print ("*a" * 30).casematch("a" * 2000 + "b")  # expect: False
