print repr('a\tb\tc'.expandtabs()), repr('a\tb'.expandtabs(4)), repr('ab\n\tc'.expandtabs(4)), repr('a\tb'.expandtabs(0))  # expect: 'a       b       c' 'a   b' 'ab\n    c' 'ab'
print repr(u'a\tb'.expandtabs(2)), repr('\t\t'.expandtabs(1)), repr('a\tb'.expandtabs(-1))  # expect: u'a b' '  ' 'ab'
