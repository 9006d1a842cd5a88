import string
print string.capwords('hello  wide world'), string.zfill(3, 4), string.join(['a', 'b']), string.atoi('ff', 16)  # expect: Hello Wide World 0003 a b 255
print 'abc'.translate(string.maketrans('ab', 'xy')), string.translate('abc', None, 'b'), string.digits, string.letters[:3]  # expect: xyc ac 0123456789 abc
try:
    string.maketrans('a', 'bc')
except ValueError as e:
    print e  # expect: maketrans arguments must have same length
def maketrans(*pair):
    try:
        return repr(string.maketrans(*pair)[97:99])
    except (TypeError, UnicodeError) as e:
        return str(e)


print maketrans(1, "a")  # expect: maketrans() argument 1 must be string or read-only character buffer, not int
print maketrans("a", None)  # expect: maketrans() argument 2 must be string or read-only character buffer, not None
print maketrans(bytearray("a"), "b")  # expect: maketrans() argument 1 must be string or pinned buffer, not bytearray
print maketrans(u"ab", u"cd"), maketrans(buffer("ab"), "cd")  # expect: 'cd' 'cd'
print maketrans(u"\xe9", "a")  # expect: 'ascii' codec can't encode character u'\xe9' in position 0: ordinal not in range(128)
