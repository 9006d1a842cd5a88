# Messages as programs build them, with attachments, and what they are as text.
import random
from email import encoders
from email.charset import Charset
from email.generator import DecodedGenerator, Generator
from email.header import Header
from email.message import Message
from email.mime.application import MIMEApplication
from email.mime.audio import MIMEAudio
from email.mime.base import MIMEBase
from email.mime.image import MIMEImage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.mime.text import MIMEText
from email.iterators import _structure
from StringIO import StringIO

random.seed(1)


def show(make, *args, **options):
    try:
        message = make(*args, **options)
        print message.as_string()
        print message.items()
    except Exception as e:
        print type(e).__name__, e


show(MIMEText, 'abc\n')
show(MIMEText, 'From here\n', 'html', 'utf-8')
show(MIMEText, 'caf\xc3\xa9', _charset='utf-8')
show(MIMEText, u'caf\xe9', 'plain', 'utf-8')
show(MIMEText, 'caf\xe9 ' * 20, _charset='latin-1')
show(MIMEText, 'caf\xe9')
show(MIMEText, u'caf\xe9')
show(MIMEText, 3)
show(MIMEMultipart)
show(MIMEMultipart, 'alternative', 'BB', [MIMEText('a'), MIMEText('b\n')], x='y')
show(MIMEBase, 'a', 'b', c='d', e_f=None, g=('utf-8', 'en', 'h i'))
show(MIMEApplication, 'abc' * 40)
show(MIMEApplication, 'a b=c', 'pdf', encoders.encode_quopri, name='x y')
show(MIMEApplication, 'a', None)
show(MIMEImage, 'GIF89a')
show(MIMEImage, 'no image')
show(MIMEImage, 'no image', 'x-y', encoders.encode_noop)
show(MIMEAudio, '.snd\0\0\0\x18\0\0\0\x64\0\0\0\3\0\0\x1f\x40\0\0\0\1')
show(MIMEAudio, 'no sound')
show(MIMEMessage, MIMEText('x'))
show(MIMEMessage, 'x')
try:
    MIMENonMultipart('a', 'b').attach(MIMEText('b'))
except TypeError as e:
    print type(e).__name__, e

mail = MIMEMultipart(boundary='===B===')
mail['Subject'] = Header('Gr\xfc\xdfe', 'iso-8859-1')
mail['To'] = 'a@example.org, ' * 8 + 'b@example.org'
mail['X-Bytes'] = '\xff' * 90
mail['X-Words'] = 'word ' * 30
mail.preamble = 'From the start\n'
mail.epilogue = 'From the end\n'
mail.attach(MIMEText('From within\n'))
part = MIMEBase('application', 'octet-stream')
part.set_payload('\0\1\2' * 40)
encoders.encode_base64(part)
part.add_header('Content-Disposition', 'attachment', filename='data.bin')
mail.attach(part)
digest = MIMEMultipart('digest', 'D')
digest.attach(MIMEMessage(MIMEText('inner')))
mail.attach(digest)
mail.set_unixfrom('From x')
print mail
for options in (False, 0), (True, 40):
    out = StringIO()
    Generator(out, *options).flatten(mail)
    print out.getvalue()
for options in (), (True, 78, '(%(maintype)s %(subtype)s %(filename)s %(description)s %(encoding)s)'):
    out = StringIO()
    DecodedGenerator(out, *options).flatten(mail)
    print out.getvalue()
_structure(mail, include_default=True)

signed = MIMEMultipart('signed', boundary='S')
signed['X'] = 'word ' * 30
signed.attach(MIMEText('a'))
print signed.as_string()


def message(payload, **fields):
    made = Message()
    for name, value in sorted(fields.items()):
        made[name.replace('_', '-')] = value
    made.set_payload(payload)
    return made


show(message, None)
show(message, 3)
show(message, u'\xe9')
show(message, 'x', a=3)
show(message, 'x', a=u'e')
show(message, 'x', a='b\nc: d')
show(message, MIMEText('q'), Content_Type='multipart/mixed; boundary=Z')
show(message, None, Content_Type='multipart/mixed; boundary=Z')
show(message, 'text', Content_Type='multipart/mixed; boundary=Z')
show(message, 'text', Content_Type='message/rfc822')
show(message, [MIMEText('a'), MIMEText('b')], Content_Type='message/rfc822')
show(message, [message('', a='b'), message('', c='d')], Content_Type='message/delivery-status')
text = message('caf\xe9')
text.set_charset(Charset('latin-1'))
show(lambda: text)
text.set_charset(None)
show(lambda: text)
for charset in 3, 'caf\xe9':
    try:
        text.set_charset(charset)
    except Exception as e:
        print type(e).__name__, e


class Loud(Generator):
    """Handles a type in its own way."""

    def _handle_text_html(self, msg):
        self.write(msg.get_payload().upper())


out = StringIO()
Loud(out).flatten(MIMEMultipart('mixed', 'B', [MIMEText('a', 'html'), MIMEText('a')]), unixfrom=False)
print out.getvalue()
