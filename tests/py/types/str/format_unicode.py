print repr(u'{} {}'.format(1, 'a')), repr('{}'.format(u'a')), repr(u'{:>3}'.format(u'\u20ac')), repr(format(u'a', '>3')), repr(format('a', u'>3'))  # expect: u'1 a' 'a' u'  \u20ac' u'  a' u'  a'
try:
    '{}'.format(u'\xe9')
except UnicodeEncodeError as e:
    text = str(e)
print text  # expect: 'ascii' codec can't encode character u'\xe9' in position 0: ordinal not in range(128)
