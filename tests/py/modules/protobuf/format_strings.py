# oracle: none, Google's library is no part of CPython
import _protofmt as p
inner = '\x01ir\x02s?'
items = [{1: 200, 2: 'xx'}, {1: 300, 2: 'yy'}, {1: 300, 2: 'yy'}]
for i in items: i['protofmt'] = inner
data = p.googlepack({'protofmt': '\x01m*', 1: items})
print data.encode('hex').upper()     # expect: 0A0708C801120278780A0708AC02120279790A0708AC0212027979
print p.googlepack({'protofmt': '\x01s*', 1: [p.googlepack(i) for i in items]}) == data     # expect: True
parts = p.googleunpack('\x01m*', data)[1]
print [p.googleunpack(inner, part) for part in parts][0], p.readFirstField(parts[0])     # expect: {1: 200, 2: 'xx'} 200
print p.readFirstField('\x08\x00'), p.readFirstField('\x0a\x00'), p.readFirstField('')     # expect: None None None
print p.googleunpack(inner, parts[0], {1: 'n', 2: 's'})['s']     # expect: xx
print p.googleunpack('\x07I*', '\x3a\x03\x01\x80\x01')     # expect: {7: [1, 128]}
for bad in (lambda: p.googleunpack('\x01ir', ''), lambda: p.googleunpack('\x01x?', ''), lambda: p.googlepack({'protofmt': inner}), lambda: p.googleunpack('\x01s?', '\x0a\x05')):
    try: bad()
    except ValueError: print 'ValueError'
# expect: ValueError
# expect: ValueError
# expect: ValueError
# expect: ValueError
