print 'abc'.isalpha(), 'ab1'.isalpha(), 'ab1'.isalnum(), '12'.isdigit(), ' \t'.isspace(), ''.isalpha(), ''.isspace()  # expect: True False True True True False False
print '\xe9'.isalpha(), u'\xe9'.isalpha(), '\xa0'.isspace(), u'\xa0'.isspace()  # expect: False True False True
