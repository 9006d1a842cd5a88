# A mail as it comes, and mails that are not what they should be.
import email
from email.feedparser import BufferedSubFile, FeedParser, NeedMoreData
from email.iterators import body_line_iterator, typed_subpart_iterator
from email.message import Message
from email.parser import HeaderParser, Parser
from StringIO import StringIO

MAIL = '''From board@example.org Mon Jan  1 00:00:00 2018
From: "Board, the" <board@example.org>
To: a@example.org,
\tb@example.org
Subject: =?utf-8?q?Temp=C3=A9rature?=
MIME-Version: 1.0
Content-Type: multipart/mixed; charset="utf-8"; boundary="b1"
Received: one
Received: two

preamble

--b1
Content-Type: text/plain; charset=ISO-8859-1
Content-Transfer-Encoding: quoted-printable

22=B0 =
outside

--b1
Content-Type: application/octet-stream; name*0*=us-ascii'en'log%20; name*1="1.bin"
Content-Transfer-Encoding: base64
Content-Disposition: attachment

AAEC
--b1
Content-Type: message/rfc822

Subject: inner

text
--b1--
epilogue
'''
mail = email.message_from_string(MAIL)
print mail.get_unixfrom()
print mail.keys(), len(mail)
print repr(mail['to']), mail['nothing'], mail.get('nothing', 1), mail.get_all('received'), mail.get_all('nothing')
print mail.get_content_type(), mail.get_boundary(), mail.get_content_charset(), mail.get_charsets('?')
print mail.is_multipart(), repr(mail.preamble), repr(mail.epilogue), mail.defects
print [part.get_content_type() for part in mail.walk()]
first, second, third = mail.get_payload()
print repr(first.get_payload()), repr(first.get_payload(decode=True))
print repr(second.get_payload(decode=True)), second.get_filename(), second.get_params()
print third.is_multipart(), third.get_payload(0)['subject'], repr(third.get_payload(0).get_payload())
print mail.get_payload(1) is second, mail.get_payload(decode=True)
print list(body_line_iterator(mail)), len(list(typed_subpart_iterator(mail))),
print [part.get_content_subtype() for part in typed_subpart_iterator(mail, 'application', 'octet-stream')]
print mail.as_string(True) == MAIL.replace('"; name*1', '; name*1')
same = email.message_from_file(StringIO(MAIL))
print str(same) == str(mail), same.items() == mail.items()
whole = HeaderParser().parsestr(MAIL)
print whole.is_multipart(), len(whole.get_payload()), whole.defects[0].__class__.__name__
print Parser().parsestr(MAIL, headersonly=True).items() == mail.items()

feeder = FeedParser()
for at in range(0, len(MAIL), 7):
    feeder.feed(MAIL[at:at + 7])
print str(feeder.close()) == str(mail)
feeder = FeedParser()
feeder.feed(u'a: \xe9\n\nb\x85')
fed = feeder.close()
print fed.items(), repr(fed.get_payload())


class Own(Message):
    """Made by the parser."""


print email.message_from_string('a: b\n\nc', Own).__class__, email.message_from_string('', _class=Own).__class__

for text in ('', 'a', '\n', 'a: b', ' a\nb: c\n', 'a: b\nFrom c\nd: e\n\n', 'a: b\nFrom c\n\nd', 'a: b\nno\n', ': a\nb: c\n',
             'From a\r\nb: c\r\n\r\nd\r\n', 'Content-Type: multipart/mixed\n\na',
             'Content-Type: multipart/mixed; boundary=B\n\na', 'Content-Type: multipart/mixed; boundary=B\n\n--B\n--B--\n\n\n'):
    got = email.message_from_string(text)
    print repr(text), got.items(), repr(got.get_unixfrom()), repr(got.epilogue),
    print [(type(defect).__name__, defect.__class__.__name__, defect.line) for defect in got.defects],
    print got.get_payload() if not got.is_multipart() else [part.as_string() for part in got.get_payload()]

lines = BufferedSubFile()
print lines.readline() is NeedMoreData, lines.is_closed(),
lines.push('a\nb\rc\r\nd\r')
print [lines.readline() for _ in range(3)], lines.readline() is NeedMoreData,
lines.push('\ne')
print repr(lines.readline()),
lines.unreadline('x')
lines.pushlines(['1', '2'])
lines.close()
print list(lines), repr(lines.readline())
lines = BufferedSubFile()
lines.push('a\nend\nb\n')
lines.push_eof_matcher(lambda line: line.startswith('end'))
print list(lines), lines.pop_eof_matcher() is not None, lines.readline(), lines.readline()

for args, options in (((1, 2, 3), {}), ((), {'x': 1}), ((1,), {'_class': 2}), ((1, 2), {'strict': 3})):
    try:
        Parser(*args, **options)
    except TypeError as e:
        print e
for bad in None, 3:
    try:
        email.message_from_string(bad)
    except TypeError as e:
        print 'TypeError'
