# Character sets, and the encodings of fields and bodies.
import hashlib
import random
from email import base64mime, charset, quoprimime
from email.charset import Charset


def attempt(work, *args, **options):
    try:
        return repr(work(*args, **options))
    except Exception as e:
        return type(e).__name__ + repr(e.args)


for name in 'us-ascii', 'ASCII', 'Latin-1', 'utf-8', 'UTF8', 'koi8-r', '8bit', 'no such', 'windows-1252', u'cp437':
    made = Charset(name)
    print sorted(vars(made).items()), repr(made), made.get_output_charset(),
    encoding = made.get_body_encoding()
    print encoding if isinstance(encoding, str) else encoding.__name__
    for text in 'abc', 'caf\xc3\xa9', '', u'caf\xe9':
        print '  ', repr(text),
        for work in (made.header_encode, made.body_encode, made.convert, made.encoded_header_len, made.to_splittable,
                     made.from_splittable):
            print attempt(work, text),
        print
for bad in '\xe9', u'\xe9', None:
    print attempt(Charset, bad)
print Charset('utf-8') == Charset('UTF8'), Charset('utf-8') == 'UTF-8', Charset('a') != 'A', Charset('a') == None
print attempt(charset.add_charset, 'x', body_enc=charset.SHORTEST)
charset.add_charset('x-new', charset.QP, charset.BASE64, 'x-out')
charset.add_alias('x-other', 'x-new')
charset.add_codec('x-out', 'latin-1')
print sorted(vars(Charset('X-Other')).items())

print quoprimime.quote('='), quoprimime.unquote('=3D'), quoprimime.header_quopri_check('_'), quoprimime.body_quopri_check('_')
print quoprimime.header_quopri_len('a _'), quoprimime.body_quopri_len('a ='), base64mime.base64_len('abcd')
print base64mime.decode('YQ0KYg=='), repr(base64mime.decode('YQ0KYg==', '|')), base64mime.decode(''), attempt(base64mime.decode, 'a')
print repr(quoprimime.decode('a=\nb  \n=3d=zz')), repr(quoprimime.header_decode('a_=3d')), quoprimime.decode('')
random.seed(4)
digest = hashlib.md5()
for number in range(60):
    text = ''.join(random.choice('ab=_ \t\n\r\xff.') for _ in range(random.randrange(16)))
    width = random.choice([3, 4, 5, 6, 7, 8, 10])
    eol = random.choice(['\n', '\r\n', '|', ''])
    binary = random.random() < 0.3
    for made in (quoprimime.encode(text, binary, width, eol), quoprimime.decode(text, eol), base64mime.encode(text, binary, width, eol),
                 quoprimime.header_encode(text, 'us', binary, width + 13, eol),
                 base64mime.header_encode(text, 'us', binary, width + 13, eol)):
        digest.update(repr(made))
    if number % 20 == 19:
        print digest.hexdigest()
