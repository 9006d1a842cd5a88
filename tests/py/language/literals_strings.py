x = 5; print "a\tb\\\x41\101\"'", 'single "double"', """triple
"quoted" """, r"raw\n", "adja" 'cent', "cont\
inued"; x = 0  # expect: a	b\AA"' single "double" triple
# expect: "quoted"  raw\n adjacent continued
print repr("\a\b\f\v\0\q\e"), repr("\x7f\xff"), repr(u"\u00e9\U0001F600\N{DIGIT ONE}"), repr(ur"\u0041\n")  # expect: '\x07\x08\x0c\x0b\x00\\q\\e' '\x7f\xff' u'\xe9\U0001f6001' u'A\\n'
print len("\08"), repr(b"bytes"), repr(br"\x"), repr(u'\'"')  # expect: 2 'bytes' '\\x' u'\'"'
