# Random values of fields, random messages and random mails; the sums are of what CPython gives.
import hashlib
import random
from email import encoders
from email.charset import Charset
from email.generator import DecodedGenerator, Generator
from email.header import Header, decode_header, make_header
from email.iterators import _structure
from email.message import Message
from email.parser import HeaderParser, Parser
from StringIO import StringIO

random.seed(1)
digest = hashlib.md5()

# --- Values of fields

WORDS = ['a', 'bb', '=?utf-8?q?a_b=3d?=', '=?u?B?YQ==?=', '=?u?b?Y?=', ' ', '  ', '\n', '\n ', '\t', '=?', '?=', '=?x?Q?q?=', '\xe9',
         '=?u?b?!?=']
PIECES = ['a', 'word', 'Word:', ' ', '  ', ', ', ';', '; ', ',', '\n', '\n\t', '\n ', 'x' * 30, 'y' * 80, '\xe9', '\xc3\xa9', '(c)',
          '=?q?q?x?=', '"q"', '\t', ' ' * 10, '\r\n', 'no:\n']
CHARSETS = ['us-ascii', 'utf-8', 'iso-8859-1', 'koi8-r', '8bit', 'unknown', None, Charset('utf-8')]


def note(work, *args):
    try:
        digest.update(repr(work(*args)))
    except Exception as e:
        digest.update(type(e).__name__ + str(e))


def text(most):
    return ''.join(random.choice(PIECES) for _ in range(random.randrange(most)))


for number in range(12):
    value = ''.join(random.choice(WORDS) for _ in range(random.randrange(9)))
    note(decode_header, value)
    note(lambda: unicode(make_header(decode_header(value))))
    if number % 10 == 9:
        print digest.hexdigest()
for number in range(12):
    options = {}
    if random.random() < 0.5:
        options['maxlinelen'] = random.choice([20, 30, 60, 78])
    if random.random() < 0.5:
        options['header_name'] = random.choice(['S', 'Subject', 'X-' + 'l' * 30])
    if random.random() < 0.3:
        options['continuation_ws'] = random.choice([' ', '\t', '  ', ''])
    if random.random() < 0.2:
        options['errors'] = 'replace'
    value = text(14)
    if random.random() < 0.2:
        value = value.decode('latin-1')
    try:
        header = Header(value, random.choice(CHARSETS), **options)
        for _ in range(random.randrange(4)):
            header.append(text(10), random.choice(CHARSETS), random.choice(['strict', 'replace']))
    except (UnicodeError, LookupError) as e:
        digest.update(str(e))
    else:
        note(str, header)
        note(unicode, header)
        note(header.encode, random.choice([';', ' ', '; ', '']))
    if number % 10 == 9:
        print digest.hexdigest()

# --- Fields, parameters and payloads

NAMES = ['Content-Type', 'content-type', 'X', 'Content-Disposition', 'MIME-Version', 'Content-Transfer-Encoding', 'x', 'Subject']
VALUES = ['text/plain', 'text', 'Text/HTML; Charset="us-ascii"', 'multipart/mixed; boundary="a b"', 'a/b; c=d; e="f;g"; h',
          'attachment; filename="x y"; q', "x/y; filename*=us-ascii'en'a%20b; name*0=p; name*1=q", 'base64', 'quoted-printable',
          'uuencode', '1.0', "a/b; charset*=utf-8''%C3%A9; x*=1", '', '; a=b', 'a/b;;c=;=d;e', '"x;y"; a=b', 'a/b; charset="\xe9"',
          "a/b; charset*=none''a", "a/b; charset*=''utf-8", u'a/b; c="\xe9"', 'a/b; x="q\\"r;s"; y=1', 'a/b; x=\'y\'; Z="']
PARAMETERS = ['c', 'charset', 'boundary', 'filename', 'name', 'e', 'h', 'C', 'x', 'a', '']
TEXTS = ['d', 'a b', '"q"', 'utf-8', 'iso-8859-1', None, '', 'us-ascii', ('utf-8', 'en', 'z z'), (None, None, 'y'), '\xe9', u'k',
         'koi8-r', '8bit', 'a;b']
PAYLOADS = ['body', 'YWJj', 'a=3D\n', 'begin 644 a\n#86)C\n \nend\n', '\xe9', u'\xe9', u'x', '']
one = random.choice


def flag():
    return random.random() < 0.5


CALLS = {
    '__setitem__': lambda: (one(NAMES), one(VALUES)), 'replace_header': lambda: (one(NAMES), one(VALUES)),
    'add_header': lambda: (one(NAMES), one([None, 'v/w', ''])), '__delitem__': lambda: (one(NAMES),),
    'get': lambda: (one(NAMES), 0), 'get_all': lambda: (one(NAMES),), '__contains__': lambda: (one(NAMES),),
    'get_param': lambda: (one(PARAMETERS), None, one(NAMES), flag()), 'get_params': lambda: (None, one(NAMES), flag()),
    'set_param': lambda: (one(PARAMETERS), one(TEXTS), one(NAMES), flag(), one([None, None, 'utf-8', '']), one(['', 'de'])),
    'del_param': lambda: (one(PARAMETERS), one(NAMES), flag()), 'set_boundary': lambda: (one(['B', 'b c', '"']),),
    'set_type': lambda: (one(['a/b', 'x', 'a/b/c', 'multipart/x']), one(NAMES), flag()),
    'set_charset': lambda: (one(['utf-8', 'us-ascii', None, 'latin-1', 3, 'none', u'utf-8']),),
    'set_payload': lambda: (one(PAYLOADS), one([None, 'utf-8', 'latin-1'])), 'get_payload': lambda: (one([None, 0]), flag()),
    'set_default_type': lambda: (one(['a/b', 'c']),),
}
READERS = ['get_boundary', 'get_filename', 'get_content_charset', 'get_charsets', 'get_content_type', 'get_content_maintype',
           'get_content_subtype', 'keys', 'values', 'items', '__len__', 'is_multipart', 'as_string', 'get_charset']
WRITERS = sorted(CALLS)
ENCODERS = [encoders.encode_base64, encoders.encode_quopri, encoders.encode_7or8bit, encoders.encode_noop]

for number in range(16):
    message = Message()
    message.set_payload(one(PAYLOADS))
    for _ in range(random.randrange(14)):
        if random.random() < 0.1:
            work, args = one(ENCODERS), (message,)
        else:
            name = one(READERS) if random.random() < 0.3 else one(WRITERS)
            work, args = getattr(message, name), CALLS[name]() if name in CALLS else ()
        try:
            digest.update(repr(work(*args)))
        except (KeyError, TypeError, ValueError, LookupError) as e:
            digest.update(type(e).__name__ + str(e))
        except Exception as e:
            digest.update(type(e).__name__)
    digest.update(repr(message.items()) + repr(message.get_payload()))
    if number % 10 == 9:
        print digest.hexdigest()

# --- Mails

STARTS = ['Content-Type: multipart/mixed; boundary=B\n\n', 'Content-Type: multipart/digest; boundary=C\n\n', '',
          'From a\nContent-Type: message/rfc822\n\n', 'Content-Type: message/delivery-status\n\n',
          'Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: multipart/mixed; boundary=C\n\n--C\n']
LINES = ['From x\n', 'Subject: a\n', 'X: b\r\n', ' cont\n', '\tc\n', 'To : z\n', ': v\n', 'no colon\n', '\n', '\n', '\n', '\r\n',
         'Content-Type: multipart/mixed; boundary=B\n', 'Content-Type: multipart/digest; boundary="C"\n',
         'Content-Type: multipart/mixed\n', 'Content-Type: message/rfc822\n', 'Content-Type: message/delivery-status\n',
         'Content-Type: text/plain; charset=utf-8; name="a b"\n', 'Content-Transfer-Encoding: base64\n',
         'Content-Transfer-Encoding: Quoted-Printable\n', 'Content-Transfer-Encoding: x-uuencode\n', '--B\n', '--B\n',
         '--B--\n', '--C\n', '--C\n', '--C--\n', '--B \r\n', '--B--', '--BX\n', 'body\n', 'YWJj\n', 'a=3D\n', 'From y\n', 'text',
         '\r', '--B\r', 'X-Long: ' + 'word ' * 20 + '\n', 'begin 644 a\n#86)C\n \nend\n',
         'Content-Disposition: attachment; filename*0="x"; filename*1=y\n']


def add(*values):
    digest.update(repr(values))


def describe(mail):
    add(mail.items(), mail.get_unixfrom(), mail.preamble, mail.epilogue, mail.get_content_type(), mail.get_default_type())
    add([(defect.__class__.__name__, defect.line) for defect in mail.defects])
    add(mail.get_boundary(), mail.get_filename(), mail.get_content_charset(), mail.get_params())
    if mail.is_multipart():
        for part in mail.get_payload():
            describe(part)
    else:
        add(mail.get_payload(), mail.get_payload(decode=True))


for number in range(12):
    text = random.choice(STARTS) + ''.join(random.choice(LINES) for _ in range(random.randrange(14)))
    mail = (HeaderParser if random.random() < 0.1 else Parser)().parsestr(text)
    describe(mail)
    out = StringIO()
    mail.set_unixfrom('From x')
    try:
        Generator(out, random.random() < 0.5, random.choice([78, 0, 30])).flatten(mail, random.random() < 0.2)
        DecodedGenerator(out).flatten(mail)
        _structure(mail, out, 0, True)
    except AttributeError as e:
        # A multipart message without parts has a text.
        add(str(e))
    add(out.getvalue())
    if number % 10 == 9:
        print digest.hexdigest()
