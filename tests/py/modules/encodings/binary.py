for name in 'hex', 'base64', 'rot13', 'uu', 'quopri', 'string_escape':
    s = 'ab=\n'.encode(name)
    print name, repr(str(s)), str(s.decode(name)) == 'ab=\n'
# expect: hex '61623d0a' True
# expect: base64 'YWI9Cg==\n' True
# expect: rot13 'no=\n' True
# expect: uu 'begin 666 <data>\n$86(]"@  \n \nend\n' True
# expect: quopri 'ab=3D\n' True
# expect: string_escape 'ab=\\n' True
try:
    'xx'.decode('hex')
except TypeError as e:
    print e  # expect: Non-hexadecimal digit found
import encodings
print encodings.normalize_encoding('UTF-8 x'), encodings.search_function('no_such')  # expect: UTF_8_x None
