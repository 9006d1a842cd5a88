print repr('  a b \t\n'.strip()), repr('xxaxx'.strip('x')), repr('xyaxy'.lstrip('yx')), repr('xyaxy'.rstrip('yx'))  # expect: 'a b' 'a' 'axy' 'xya'
print repr('abc'.strip('abc')), repr('xax'.strip(u'x')), repr('  a '.strip(None)), repr(''.strip())  # expect: '' u'a' 'a' ''
