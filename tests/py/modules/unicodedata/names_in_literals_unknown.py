for s in [r'u"\N{X}"', r'u"ab\N"', r'u"\N{}"', r'u"\N{DIGIT ONE"', r'u"\N{hangul syllable ga}"']:
    try:
        eval(s)
    except SyntaxError as e:
        print e.msg
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-4: unknown Unicode character name
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 2-3: malformed \N character escape
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: malformed \N character escape
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-11: malformed \N character escape
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-21: unknown Unicode character name
