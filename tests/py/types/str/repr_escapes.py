print repr('a\'b'), repr('a"b'), repr('a\'"b'), repr('\\\n\r\t\0\x7f\xff')  # expect: "a'b" 'a"b' 'a\'"b' '\\\n\r\t\x00\x7f\xff'
print repr(u'\u20ac\xe9\U0001f600\n'), repr(u"a'b"), `'x'`  # expect: u'\u20ac\xe9\U0001f600\n' u"a'b" 'x'
