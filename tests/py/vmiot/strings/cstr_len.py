# oracle: none, extension of VMIOT's API
# dialects: both
s = "abc\x00de\x00"
print s.cstr_len(), s.cstr_len(1), s.cstr_len(3), s.cstr_len(4), s.cstr_len(99), s.cstr_len(-1)  # expect: 3 2 0 2 0 0
print "abc".cstr_len(), "".cstr_len()  # expect: 3 0
