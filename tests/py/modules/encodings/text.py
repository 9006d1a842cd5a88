# -*- coding: ascii -*-
t = u'\xe9\u20ac'
for name in 'utf-8', 'utf-16-le', 'utf-8-sig', 'cp1252', 'iso8859-15', 'utf-7', 'unicode_escape':
    print name, repr(t.encode(name)), t.encode(name).decode(name) == t
# expect: utf-8 '\xc3\xa9\xe2\x82\xac' True
# expect: utf-16-le '\xe9\x00\xac ' True
# expect: utf-8-sig '\xef\xbb\xbf\xc3\xa9\xe2\x82\xac' True
# expect: cp1252 '\xe9\x80' True
# expect: iso8859-15 '\xe9\xa4' True
# expect: utf-7 '+AOkgrA-' True
# expect: unicode_escape '\\xe9\\u20ac' True
for name in 'ascii', 'latin-1', 'koi8-r':
    try:
        t.encode(name)
    except UnicodeEncodeError as e:
        print e
# expect: 'ascii' codec can't encode characters in position 0-1: ordinal not in range(128)
# expect: 'latin-1' codec can't encode character u'\u20ac' in position 1: ordinal not in range(256)
# expect: 'charmap' codec can't encode characters in position 0-1: character maps to <undefined>
print repr('\x80\xff'.decode('cp850')), repr('abc'.decode('mac_roman')), repr('\x81'.decode('cp1252', 'replace'))  # expect: u'\xc7\xa0' u'abc' u'\ufffd'
