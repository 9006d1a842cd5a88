print 'b' in 'abc', 'bc' in 'abc', '' in 'abc', 'x' not in 'abc', u'b' in 'abc', 'b' in u'abc'  # expect: True True True True True True
try:
    5 in 'abc'
except TypeError as e:
    print_text = str(e)
print print_text  # expect: 'in <string>' requires string as left operand, not int
