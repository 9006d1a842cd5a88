import string
print string.capwords('hello  wide world'), string.zfill(3, 4), string.join(['a', 'b']), string.atoi('ff', 16)  # expect: Hello Wide World 0003 a b 255
print 'abc'.translate(string.maketrans('ab', 'xy')), string.translate('abc', None, 'b'), string.digits, string.letters[:3]  # expect: xyc ac 0123456789 abc
try:
    string.maketrans('a', 'bc')
except ValueError as e:
    print e  # expect: maketrans arguments must have same length
