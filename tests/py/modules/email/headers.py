from email.charset import Charset
from email.errors import HeaderParseError
from email.header import Header, decode_header, make_header

header = Header('Gr\xfc\xdfe', 'iso-8859-1')
print header, repr(unicode(header))                     # expect: =?iso-8859-1?q?Gr=FC=DFe?= u'Gr\xfc\xdfe'
header.append('plain')
header.append(u'\u20ac', Charset('utf-8'))
print header
# expect: =?iso-8859-1?q?Gr=FC=DFe?= =?iso-8859-1?q?plain?= =?utf-8?b?4oKs?=
print header == str(header), header != str(header), header == 'x'       # expect: True False False
print Header(u'caf\xe9', header_name='Subject'), Header(u'caf\xe9', 'latin-1'), Header('')
# expect: =?utf-8?b?Y2Fmw6k=?= =?iso-8859-1?q?caf=E9?= 
print Header('word ' * 8, maxlinelen=20, header_name='X')
# expect: word word word
# expect:  word word word word
# expect:  word 
print Header('a=b; c=d; e=f', maxlinelen=9, continuation_ws='\t')
# expect: a=b; c=d;
# expect: 	e=f
print repr(str(Header('\xe4' * 40, 'iso-8859-1', 60, 'Subject')))
# expect: '=?iso-8859-1?q?=E4=E4=E4=E4=E4=E4=E4=E4=E4=E4=E4?=\n =?iso-8859-1?q?=E4=E4=E4=E4=E4=E4=E4=E4=E4=E4=E4=E4=E4=E4?=\n =?iso-8859-1?q?=E4=E4=E4=E4=E4=E4=E4=E4=E4=E4=E4=E4=E4=E4?=\n =?iso-8859-1?q?=E4?='
print decode_header('plain'), decode_header(header)
# expect: [('plain', None)] [('Gr\xfc\xdfeplain', 'iso-8859-1'), ('\xe2\x82\xac', 'utf-8')]
print decode_header('Re: =?utf-8?q?caf=C3=A9?= =?UTF-8?B?Cg?=\n  next')
# expect: [('Re:', None), ('caf\xc3\xa9\n', 'utf-8'), ('  next', None)]
print repr(unicode(make_header([('a', None), ('\xe9', 'latin-1'), ('b', Charset('us-ascii'))])))      # expect: u'a \xe9 b'


def fails(error, work, *args):
    try:
        work(*args)
    except error as e:
        print type(e).__name__, e


fails(HeaderParseError, decode_header, '=?u?b?YWJjZ?=')                  # expect: HeaderParseError 
fails(HeaderParseError, Header('a\nb: c', continuation_ws='').encode)
# expect: HeaderParseError header value appears to contain an embedded header: 'a\nb: c'
fails(UnicodeError, Header, '\xe9')
# expect: UnicodeDecodeError 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)
fails(LookupError, Header, 'a', 'no such')                               # expect: LookupError unknown encoding: no such
fails(TypeError, str, Header(3))                                         # expect: TypeError object of type 'int' has no len()
fails(RuntimeError, str, Header('\xe9', 'utf-8', 10, None, ' ', 'replace'))
# expect: RuntimeError maximum recursion depth exceeded
