open('/dev/null', 'w').write(u'\xe9')  # expect raises: UnicodeEncodeError: 'ascii' codec can't encode character u'\xe9' in position 0: ordinal not in range(128)
