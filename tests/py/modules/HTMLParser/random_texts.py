# Random texts, whole and in pieces; the sum is of what CPython makes of them.
import HTMLParser
import hashlib
import htmlentitydefs
import random

random.seed(61)
PARTS = ['<a', '<A href="x"', "<b c='d' e=f g", '>', '>', '/>', '</a>', '</ b >', '</a b="c>', '</>', '</3>', '<!--', '-->', '-- >', '<!',
         '<!DOCTYPE html>', '<?pi x>', '<![CDATA[', ']]>', '<![if x]>', '<![foo', '&amp;', '&#65;', '&#x4g', '&lt', '&', '&#', '&x',
         'text', ' ', '\n', '"', "'", '=', '/', '<', '<script>', '</script>', '<style', '<br/>', 'x="&eacute;&#233;&#xe9;&no;&#;"',
         '&apos;', ';', '\x00', '<a$', '<img src=a/b/ ', '--', 'y==z', '</SCRIPT >', '<a/b>']


class Parser(HTMLParser.HTMLParser):
    def __init__(self):
        HTMLParser.HTMLParser.__init__(self)
        self.seen = []


def noted(name):
    def handle(self, *args):
        self.seen.append((name, args, self.getpos(), self.get_starttag_text()))
    return handle


for name in ('handle_starttag', 'handle_endtag', 'handle_charref', 'handle_entityref', 'handle_data', 'handle_comment', 'handle_decl',
             'handle_pi', 'unknown_decl'):
    setattr(Parser, name, noted(name))


def parsed(pieces):
    p = Parser()
    try:
        for piece in pieces:
            p.feed(piece)
        p.close()
    except (HTMLParser.HTMLParseError, AssertionError), e:
        p.seen.append((type(e).__name__, str(e)))
    return p.seen, p.rawdata, p.lasttag, p.cdata_elem


total = hashlib.md5()
for _ in range(250):
    parts = [random.choice(PARTS) for _ in range(random.randrange(12))]
    total.update(repr((parsed([''.join(parts)]), parsed(parts), parsed(''.join(parts)))))
print total.hexdigest()
p = HTMLParser.HTMLParser()
print repr(p.unescape('&lt;&eacute;&#x3b1;&#945;&apos;&bad;&amp;lt;&#1114111;&#;'))
for table in htmlentitydefs.name2codepoint, htmlentitydefs.codepoint2name, htmlentitydefs.entitydefs:
    print len(table), hashlib.md5(repr(sorted(table.items()))).hexdigest()
