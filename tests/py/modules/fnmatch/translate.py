import fnmatch
print fnmatch.filter(['a.py', 'b.txt', 'c.py'], '*.py'), fnmatch.fnmatch('x1', 'x[0-9]'), fnmatch.fnmatchcase('X', 'x')  # expect: ['a.py', 'c.py'] True False
print fnmatch.translate('a?[!b]*'), fnmatch.translate('['), fnmatch.translate('[]]')  # expect: a.[^b].*\Z(?ms) \[\Z(?ms) []]\Z(?ms)
