# Random addresses, dates and headers through rfc822 and mimetools; the sums are of what CPython gives.
import hashlib
import mimetools
import random
import rfc822
import StringIO

random.seed(7)
ADDRESS = ['a', 'b c', '@', '@', '.', ',', ' ', '"', '"', '\\', '(', ')', '(c)', '<', '>', '<x@y>', ':', ';', '[', ']',
           '[1.2]', '\t', '\r\n', '\n', '"q"', 'John', 'host.org', '\xe9']
DATE = ['Mon', 'Thu,', '1', '01', 'Jan', 'jan', 'February', 'May,', '1999', '99', '70,', '12:30', '12:30:15', '1:2',
        '+0100', '-0330', 'GMT', 'EST', 'Z', ' ', ' ', ' ', '1-Jan-99', '01-Feb-2003', 'Sat,2', 'x', ',', '.', '+',
        '12:00+0200', '12.30.1']
HEADER = ['From a\n', 'Subject: x\n', 'subject: y\r\n', ' cont\n', '\tmore\n', 'To: a@b, c\n', 'to: "J D" <j@d>\n',
          'X\n', ':v\n', 'Date: Thu, 1 Jan 1970 00:00:00 +0100\n', '\n', '\r\n', 'a : b\n', 'body\n', ' \n',
          'Content-Type: Text/HTML; Charset="a;b"; x=Y ;z\n', 'Content-Type: multipart/mixed; boundary=abc\n',
          'content-transfer-encoding: BASE64\n']
GETTERS = ('getallmatchingheaders', 'getfirstmatchingheader', 'getrawheader', 'getheader', 'getheaders', 'getaddr',
           'getaddrlist', 'getdate', 'getdate_tz', 'has_key')


class Stream:
    """Cannot be positioned."""

    def __init__(self, text):
        self.f = StringIO.StringIO(text)
        self.readline = self.f.readline
        self.read = self.f.read


class Giving(Stream):
    def unread(self, line):
        self.f.seek(-len(line), 1)


def some(parts, most):
    return ''.join(random.choice(parts) for _ in range(random.randrange(most)))


def tried(f, *args):
    try:
        return f(*args)
    except Exception, e:
        return type(e).__name__, str(e)


def added(text, less):
    return str(rfc822.AddressList(text) + rfc822.AddressList('a@b') - rfc822.AddressList(less))


def seen(kind, text):
    f = kind(text)
    m = mimetools.Message(f)
    found = [m.headers, m.status, m.unixfrom, m.startofbody, m.startofheaders, m.seekable, m.items(), f.read(), len(m)]
    for name in ('Subject', 'to', 'date', 'X', 'a', 'a ', 'Content-type'):
        found += [tried(getattr(m, getter), name) for getter in GETTERS]
    found += [m.type, m.plist, m.maintype, m.subtype, m.getencoding(), m.getparam('charset'), m.getparamnames()]
    m[random.choice(['subject', 'To', 'new'])] = 'v\nw'
    found.append(str(m))
    m.setdefault('zz', '1\n 2')
    del m['to']
    found.append((str(m), m.items()))
    return found


addresses, dates, messages = [hashlib.md5() for _ in range(3)]
for _ in range(60):
    text = some(ADDRESS, 14)
    addresses.update(repr((tried(rfc822.parseaddr, text), tried(rfc822.AddrlistClass(text).getaddrlist),
                           tried(added, text, some(ADDRESS, 5)))))
    text = some(DATE, 9) if random.random() < .5 else ' '.join(random.choice(DATE) for _ in range(random.randrange(7)))
    dates.update(repr((tried(rfc822.parsedate_tz, text), tried(rfc822.parsedate, text))))
    text = some(HEADER, 9)
    for kind in (StringIO.StringIO, Stream, Giving):
        messages.update(repr(tried(seen, kind, text)))
print addresses.hexdigest(), dates.hexdigest(), messages.hexdigest()
