# Addresses, dates, identifiers and parameters.
# process: changes the time zone
import os
import re
import time
os.environ['TZ'] = 'CET-1CEST,M3.5.0,M10.5.0/3'
time.tzset()
from email import utils


def each(work, *cases):
    print work.__name__
    for case in cases:
        args = case if type(case) is tuple else (case,)
        try:
            print '   %r -> %r' % (args, work(*args))
        except Exception as e:
            print '   %r: %s %s' % (args, type(e).__name__, e)


each(utils.formataddr, (('', 'a'),), (('n', 'a'),), (('n.', 'a'),), (('n"x\\', 'a'),), (('(x)', ''),), 'ab', 'abc')
each(utils.getaddresses, (['a@b, "c" <d@e>', 'f'],), ([],), ([''],), ([None],))
each(utils.parseaddr, '', 'a', '"a" <b@c>, d', 'x y', 'a@b@c', '(c) d@e (f)', '<a@b>', 'a@', 'u:a,b;', '"\\"" <x@[1.2]>', 'a.b "c" @d',
     'a@malicious.org@important.com', None)
each(utils.unquote, '', '"', '"a"', '<a>', '"a\\"b\\\\"', '"a')
each(utils.quote, 'a"b\\')
each(utils.fix_eols, 'a\nb\r\nc\rd\n\r')
each(utils.formatdate, 0, (0, True), (10 ** 9, False, True), (1248000000.7, True), (1230000000, True, True), 'x')
each(utils.parsedate_tz, 'Sun, 06 Nov 1994 08:49:37 GMT', '6 Nov 94 8:49 +0130', '06-Nov-68 08:49:37 -0500', '1 Jan 04 0:0 Z',
     'Nov 6 08:49:37 1994', 'x', '', None, '  ')
each(utils.parsedate, 'Sun, 06 Nov 1994 08:49:37 GMT', 'x', '')
each(utils.mktime_tz, ((2000, 1, 2, 3, 4, 5, 0, 1, 0, None),), ((2000, 1, 2, 3, 4, 5, 0, 1, 0, 3600),))
each(utils.encode_rfc2231, 'a b', ('a b', 'us'), ('\xe9', 'latin-1', 'de'), ('a', None, 'de'), "a'b*%/")
each(utils.decode_rfc2231, 'a', "a'b", "a'b'c", "a'b'c'd", None)
each(utils.decode_params, ([],), ([('a', 'b')],), ([('t', ''), ('a*1', 'y'), ('a*0', '"x"'), ('c', '"q\\"r"')],),
     ([('t', ''), ('a*0*', "us'en'x%20"), ('a*1', '"%20"'), ('a*', 'z')],), ([('t', ''), ('a*x', 'b'), ('a**', 'c')],))
each(utils.collapse_rfc2231_value, '"a"', (('us-ascii', 'en', 'x'),), ((None, None, '"x"'),), (('none', 'en', 'x\xe9'),),
     (('none', 'en', 'x\xe9'), 'strict', 'latin-1'), (('utf-8', '', 'x\xe9'), 'strict'))
for args in (), ('mark',):
    print bool(re.match(r'<\d+\.%d\.\d+%s@\S+>$' % (os.getpid(), '.mark' if args else ''), utils.make_msgid(*args)))
print time.time() - utils.mktime_tz(utils.parsedate_tz(utils.formatdate())) < 5
addresses = utils._AddressList('a@b, c <d@e>')
others = utils._AddressList('a@b, x@y')
print (addresses + others).addresslist, (addresses - others).addresslist, len(addresses), addresses[1]
