print sorted(['b', u'a', 'C', '', 'ab']), sorted('hello', reverse=True), min('b', 'a'), ''.join(sorted('python'))  # expect: ['', 'C', u'a', 'ab', 'b'] ['o', 'l', 'l', 'h', 'e'] a hnopty
