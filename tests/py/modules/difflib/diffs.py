import difflib
a, b = 'one\ntwo\nthree\n'.splitlines(1), 'one\ntoo\nthree\nfour\n'.splitlines(1)
print ''.join(difflib.ndiff(a, b))
# expect:   one
# expect: - two
# expect: ?  ^
# expect: + too
# expect: ?  ^
# expect:   three
# expect: + four
# expect: 
print ''.join(difflib.unified_diff(a, b, 'old', 'new'))
# expect: --- old
# expect: +++ new
# expect: @@ -1,3 +1,4 @@
# expect:  one
# expect: -two
# expect: +too
# expect:  three
# expect: +four
# expect: 
print difflib.get_close_matches('appel', ['ape', 'apple', 'peach']), round(difflib.SequenceMatcher(None, 'abcd', 'bcde').ratio(), 3)  # expect: ['apple', 'ape'] 0.75
print difflib.SequenceMatcher(None, 'qabxcd', 'abycdf').get_opcodes()  # expect: [('delete', 0, 1, 0, 0), ('equal', 1, 3, 0, 2), ('replace', 3, 4, 2, 3), ('equal', 4, 6, 3, 5), ('insert', 6, 6, 5, 6)]
matcher = difflib.SequenceMatcher(None, 'abcde', 'abcdx')
print matcher.get_opcodes()[0], list(matcher.get_grouped_opcodes(1))[0][0], matcher.get_opcodes()[0]
# expect: ('equal', 0, 4, 0, 4) ('equal', 3, 4, 3, 4) ('equal', 3, 4, 3, 4)
