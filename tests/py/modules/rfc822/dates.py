import rfc822

print rfc822.formatdate(0)                                           # expect: Thu, 01 Jan 1970 00:00:00 GMT
print rfc822.formatdate(1234567890.7)                                # expect: Fri, 13 Feb 2009 23:31:30 GMT
print rfc822.mktime_tz(rfc822.parsedate_tz('13 Feb 2009 23:31:30 GMT'))              # expect: 1234567890.0
print rfc822.mktime_tz(rfc822.parsedate_tz('Fri, 13 Feb 2009 18:31:30 -0500'))       # expect: 1234567890.0
print rfc822.parsedate('Friday, 13-Feb-09 23:31:30 GMT')             # expect: (9, 2, 13, 23, 31, 30, 0, 1, 0)
print rfc822.parsedate('Fri Feb 13 23:31:30 2009')                   # expect: (2009, 2, 13, 23, 31, 30, 0, 1, 0)
print rfc822.parsedate('no date'), rfc822.parsedate('')              # expect: None None
