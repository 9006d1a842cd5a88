# Host names: preparation, punycode, and the limits of a label.
import codecs
def text(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)
for name in u'www.python.org.', u'B\xfccher.ch', u'stra\xdfe\u3002de', u'a..b', u'', u'x' * 64, u'\u05d0a', u'\u0627\u06311', u'\u2060\xe4':
    print repr(text(name.encode, 'idna'))  # expect: 'www.python.org.'
    # expect: 'xn--bcher-kva.ch'
    # expect: 'strasse.de'
    # expect: ('UnicodeError', 'label empty or too long')
    # expect: ''
    # expect: ('UnicodeError', 'label empty or too long')
    # expect: ('UnicodeError', 'Violation of BIDI requirement 2')
    # expect: ('UnicodeError', 'Violation of BIDI requirement 3')
    # expect: 'xn--4ca'
for name in 'www.python.org.', 'xn--bcher-kva.ch', 'xn--stra\xc3', 'xn--abc', u'xn--bcher-kva\u3002ch':
    print repr(text(codecs.getdecoder('idna'), name))  # expect: (u'www.python.org.', 15)
    # expect: (u'b\xfccher.ch', 16)
    # expect: ('UnicodeDecodeError', "'ascii' codec can't decode byte 0xc3 in position 8: ordinal not in range(128)")
    # expect: ('UnicodeError', "Invalid character u'\\x82'")
    # expect: (u'b\xfccher.ch', 16)
e = codecs.getincrementalencoder('idna')()
d = codecs.getincrementaldecoder('idna')()
print [e.encode(u'b\xfc'), e.encode(u'cher.'), e.encode(u'ch.x'), e.encode(u'', True)]  # expect: [u'', 'xn--bcher-kva.', 'ch.', u'x']
print [d.decode('xn--bch'), d.decode('er-kva.'), d.decode('ch.x'), d.decode('', True)]  # expect: [u'', u'b\xfccher.', u'ch.', u'x']
