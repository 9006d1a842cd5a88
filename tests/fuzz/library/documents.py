# SPDX-License-Identifier: MIT
"""Mail, headers, cookies, HTML and XML, whole and damaged."""
import Cookie
import cgi
import email
import email.header
import email.mime.multipart
import email.mime.text
import email.utils
import HTMLParser
import htmlentitydefs
import mimetypes
import rfc822
import StringIO
import xml.dom.minidom
import xml.etree.ElementTree as ElementTree
import xml.sax
import xml.sax.saxutils
import xmlrpclib

from probe import Probe, text

TAGS = ['a', 'b', 'p:q', 'br', 'A', 'script', 'i-j']
DATA = ['x', ' ', '&amp;', '&lt;', '&#65;', '&#x41;', '&eacute;', '&bogus;', '&', '<', '>', '"', '\n', '\xc3\xa9', '\xe9', ']]>', '--', 'text', "it's"]


def element(r, depth, strict):
    """An element; with `strict` mostly well-formed."""
    pick = r.random()
    if depth == 0 or pick < 0.3:
        return text(r, DATA[:6] + DATA[12:14] + DATA[-2:] if strict else DATA, 3)
    if pick < 0.4:
        return r.choice(['<!-- c -->', '<?pi x?>', '<![CDATA[a<b]]>', '<!DOCTYPE a>' if not strict else '', '<!---->', '<br/>', '<br />' if strict else '<br>'])
    tag = r.choice(['a', 'b', 'c', 'i-j'] if strict else TAGS)
    attributes = ''.join([' %s=%s' % (name, r.choice(['"v"', "'w x'", '"&lt;"', '"a&#10;b"'] if strict else ['"v"', "'w'", 'x', '"', '"a>b"', '&amp;', '']))
                          for name in r.sample(['x', 'y', 'href', 'z-a'], r.choice([0, 0, 1, 2]))])
    return '<%s%s>%s</%s>' % (tag, attributes, ''.join([element(r, depth - 1, strict) for _ in range(r.randrange(4))]), tag)


def damaged(r, s, chance=0.5):
    if not s or r.random() > chance:
        return s
    at = r.randrange(len(s))
    return r.choice([s[:at], s[:at] + s[at + 1:], s[:at] + r.choice('<>&"\'/;=\n :-') + s[at:]])


class Events(HTMLParser.HTMLParser):
    def __init__(self):
        HTMLParser.HTMLParser.__init__(self)
        self.log = []

    def __getattribute__(self, name):
        if name.startswith('handle_') or name == 'unknown_decl':
            return lambda *args: self.log.append((name[7:], self.getpos()) + args)
        return HTMLParser.HTMLParser.__getattribute__(self, name)


class Sax(xml.sax.ContentHandler):
    def __init__(self):
        self.log = []

    def startElement(self, name, attributes):
        self.log.append((name, sorted(attributes.items())))

    def endElement(self, name):
        self.log.append('/' + name)

    def characters(self, s):
        self.log.append(s)


def html(r, p):
    s = damaged(r, ''.join([element(r, 3, False) for _ in range(3)]))
    parser, at = Events(), r.randrange(len(s) + 1)
    p.call('HTMLParser %r' % s, lambda: (parser.feed(s[:at]), parser.feed(s[at:]), parser.close(), parser.log, parser.rawdata))
    p.call('unescape', HTMLParser.HTMLParser().unescape, s)
    p.call('escape', lambda: (cgi.escape(s, True), xml.sax.saxutils.escape(s), xml.sax.saxutils.quoteattr(s), xml.sax.saxutils.unescape(s)))


def markup(r, p):
    s = damaged(r, r.choice(['', '<?xml version="1.0"?>', '<?xml version="1.0" encoding="latin-1"?>\n']) + '<r>' + ''.join([element(r, 3, True) for _ in range(3)]) + '</r>', 0.4)
    tree = p.call('ElementTree.fromstring %r' % s, lambda: ElementTree.fromstring(s) is not None and s)
    if tree:
        tree = ElementTree.fromstring(s)
        p.call('tostring', lambda: (ElementTree.tostring(tree), ElementTree.tostring(tree, 'utf-8', 'html'), ElementTree.tostring(tree, method='text', encoding='utf-8')))
        for path in ('a', './/b', '*', 'a/b', ".//*[@x]", ".//a[@x='v']", './/b/..', 'a[1]', 'a[last()]', './/a[b]', 'a//c', '.'):
            p.call('findall', lambda: (path, [(e.tag, sorted(e.items()), e.text) for e in tree.findall(path)], tree.findtext(path, 'none')))
        p.call('iterparse', lambda: [(kind, e.tag, e.text, e.tail) for kind, e in ElementTree.iterparse(StringIO.StringIO(s), ('start', 'end'))])
        dom = xml.dom.minidom.parseString(s)
        p.call('minidom', lambda: (dom.toxml(), dom.documentElement.toprettyxml(' ', '\n'), [n.nodeName for n in dom.getElementsByTagName('*')]))
        dom.documentElement.normalize()
        p.call('childNodes', lambda: [(n.nodeType, n.nodeName, n.nodeValue) for n in dom.documentElement.childNodes])
    sax = Sax()
    p.call('sax', lambda: (xml.sax.parseString(s, sax), sax.log))
    p.call('log', lambda: sax.log)


HEADERS = ['Subject: hello', 'From: "A. B" <a@b.c>', 'To: a@b, c d <e@f>, (comment) g@h', 'Content-Type: text/plain; charset="utf-8"', 'Content-Type: multipart/mixed; boundary="BB"',
           'Content-Transfer-Encoding: base64', 'Content-Transfer-Encoding: quoted-printable', 'Subject: =?utf-8?b?w6k=?= x =?latin-1?q?=E9_y?=', 'X: a\n b', 'Bad header', ': none',
           'Date: Mon, 20 Nov 1995 19:12:08 -0500', 'Content-Disposition: attachment; filename="a b.txt"', "Content-Disposition: a; filename*=utf-8'en'%C3%A9", 'Content-Type: bogus',
           'content-type: text/html', 'MIME-Version: 1.0', 'Content-Type: message/rfc822', ' leading', 'X-Y:', 'From x@y Mon']
BODIES = ['hello\n', 'YWJj\n', 'a=3Db=\nc\n', '--BB\nContent-Type: text/plain\n\none\n--BB\n\ntwo\n--BB--\nafter\n', '--BB\n\nunended', '', 'From me\n', '\xc3\xa9\n', 'Subject: inner\n\nbody\n']
ADDRESSES = ['a@b', '"q, r" <s@t>', 'x y', '<z@w>', '(c)', ',', ';', 'g: a@b, c@d;', '"', '\\', 'u@[1.2.3.4]', ' ', 'J. D. <j@d>']


def mail(r, p):
    s = damaged(r, r.choice(['\n', '\n', '\r\n']).join(r.sample(HEADERS, r.randrange(1, 6))) + '\n\n' + r.choice(BODIES), 0.3)
    m = email.message_from_string(s)
    p.call('message_from_string %r' % s, lambda: (m.items(), m.is_multipart(), m.get_content_type(), m.get_params(), m.get_boundary(), m.get_filename(), m.get_content_charset(),
                                                  m.preamble, m.epilogue, [type(d).__name__ for d in m.defects]))
    p.call('payload', lambda: [(part.get_content_type(), part.get_payload(decode=True), part.get_payload() if not part.is_multipart() else None) for part in m.walk()])
    # Without a line of its own the time is written.
    p.call('as_string', m.as_string, m.get_unixfrom() is not None)
    p.call('change', lambda: (m.add_header('X-New', 'v', a='b c', d=None), m.set_param('charset', 'x y'), m.del_param('boundary'), m.replace_header('Subject', 'new') if 'Subject' in m else 0,
                              m.as_string()))
    p.call('decode_header', lambda: [email.header.decode_header(v) for v in m.values()])
    p.call('Header', lambda: str(email.header.Header(text(r, DATA[:6] + ['word ', 'longer words '], 12), r.choice(['us-ascii', 'utf-8', 'iso-8859-1']), maxlinelen=r.choice([20, 76]), header_name='X')))
    made = email.mime.text.MIMEText(text(r, DATA, 6), r.choice(['plain', 'html']), r.choice(['us-ascii', 'utf-8', 'iso-8859-1']))
    made['Subject'] = text(r, ['word ', 'x', 'longer words ', '\t'], 20)
    outer = email.mime.multipart.MIMEMultipart('mixed', 'CUT', [made])
    p.call('made', lambda: (made.as_string(), outer.as_string()))
    addresses = text(r, ADDRESSES + [', '] * 6, 6)
    p.call('addresses', lambda: (email.utils.getaddresses([addresses]), email.utils.parseaddr(addresses), rfc822.AddressList(addresses).addresslist, email.utils.formataddr((addresses, 'a@b'))))
    date = ' '.join([r.choice(part) for part in (['Mon,', '', 'Monday'], ['20', '7', '99'], ['Nov', 'nov', 'XXX', '11'], ['1995', '95', '05', '1'], ['19:12:08', '19:12', '1:2:3:4', '191208'],
                                                 ['-0500', '+0130', 'GMT', 'EST', '', 'X', '-0000'])])
    p.call('dates %r' % date, lambda: (email.utils.parsedate(date), email.utils.parsedate_tz(date), rfc822.parsedate_tz(date), email.utils.mktime_tz(email.utils.parsedate_tz(date))))
    old = rfc822.Message(StringIO.StringIO(s))
    p.call('rfc822.Message', lambda: (old.headers, old.items(), old.unixfrom, old.status, old.getaddr('from'), old.getaddrlist('to'), old.getdate('date'), old.fp.read()))


def small(r, p):
    s = text(r, ['a=b', '; ', 'c="d e"', 'Path=/', 'expires=Mon, 1-Jan-01 00:00:00 GMT', 'x', '=', '"', '\\073', 'httponly', ',', 'secure', '$Version=1', 'k=\xe9'], 7)
    for kind in (Cookie.SimpleCookie, Cookie.SerialCookie):
        c = kind()
        if kind is Cookie.SimpleCookie:
            p.call('Cookie %r' % s, lambda: (c.load(s), str(c), sorted((k, m.value, m.coded_value, sorted(x for x in m.items() if x[1])) for k, m in c.items()), c.js_output()))
    p.call('Cookie.set', lambda: (c.__setitem__('k', s), str(c)))
    p.call('parse_header', cgi.parse_header, text(r, ['text/html', '; ', 'a=b', 'c="d;e"', '"', '\\', 'f=', ' '], 6))
    form = r.choice(['a=1&b=2&a=3', s, 'x=%41+b;y='])
    p.call('FieldStorage', lambda: (lambda f: [(k, f.getlist(k), f.getfirst(k)) for k in sorted(f.keys())])(cgi.FieldStorage(environ={'QUERY_STRING': form, 'REQUEST_METHOD': 'GET'}, keep_blank_values=1)))
    body = damaged(r, '--B\r\nContent-Disposition: form-data; name="n"\r\n\r\nvalue\r\n--B\r\nContent-Disposition: form-data; name="f"; filename="x.txt"\r\nContent-Type: text/x\r\n\r\nd\n\r\ne\r\n--B--\r\n', 0.3)
    p.call('multipart %r' % body, lambda: (lambda f: [(i.name, i.filename, i.value, i.type) for i in f.list])(cgi.FieldStorage(StringIO.StringIO(body), environ={
        'REQUEST_METHOD': 'POST', 'CONTENT_TYPE': 'multipart/form-data; boundary=B', 'CONTENT_LENGTH': str(len(body))})))
    p.call('mimetypes', mimetypes.guess_type, r.choice(['a.txt', 'b.tar.gz', 'http://x/y.png?z', 'data:text/x;q,', 'c.HTML', 'd.unknown', '.gz', 'data:,', 'e.tgz', s]), r.random() < 0.5)
    value = r.choice([1, True, 1.5, 'x<&>', None, [1, ['a']], {'a': 1}, u'\xe9', xmlrpclib.Binary('b'), 2 ** 40])
    wire = p.call('xmlrpclib.dumps', lambda: xmlrpclib.dumps((value,), 'm', allow_none=r.random() < 0.7))
    if wire:
        p.call('xmlrpclib.loads', lambda: xmlrpclib.loads(damaged(r, wire, 0.3)))


p = Probe()
for r in p.rounds():
    for subject in (html, markup, mail, small):
        subject(r, p)
