# needs: crypt
from crypt import crypt
def error(*args):
    try:
        print crypt(*args)
    except Exception as e:
        print type(e).__name__, e
print crypt('pass', '$5$saltstring')    # expect: $5$saltstring$/OUd2NwqWSQLmFTtl7/tjQuCqyiCYIE1xKjz05k3up0
h = crypt('pass', '$6$saltstring$xx')
print h         # expect: $6$saltstring$l3AtofUs6wpxMk/90jYkHHLNtmSbO8V992YnLp6Q7f.ocfqJTX0/7n1lfTzdE3zUbZB1kQYrG6wvxOj7FsLC/1
print crypt('pass', h) == h, crypt('other', h) == h, crypt(u'pass', unicode(h)) == h, crypt('\xe4\xff', h) == h        # expect: True False True False
print crypt('', '$1$salt')      # expect: $1$salt$UsdFqFVB.FsuinRDK5eE..
error('pa\0s', 'ab')            # expect: TypeError crypt() argument 1 must be string without null bytes, not str
error(u'\xe4', 'ab')            # expect: UnicodeEncodeError 'ascii' codec can't encode character u'\xe4' in position 0: ordinal not in range(128)
error(5, 'ab')                  # expect: TypeError crypt() argument 1 must be string, not int
error('a', None)                # expect: TypeError crypt() argument 2 must be string, not None
error('a')                      # expect: TypeError crypt() takes exactly 2 arguments (1 given)
