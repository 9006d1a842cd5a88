import warnings
warnings.simplefilter('ignore')
import random, sgmllib
class Parser(sgmllib.SGMLParser):
    def __init__(self):
        self.events = []
        sgmllib.SGMLParser.__init__(self)
    def log(self, *event):
        self.events.append(event)
    def unknown_starttag(self, tag, attrs):
        self.log('start', tag, attrs, self.get_starttag_text(), self.lasttag)
    def unknown_endtag(self, tag):
        self.log('end', tag, self.stack[:])
    def handle_data(self, data):
        self.log(data)
    def handle_comment(self, data):
        self.log('comment', data)
    def handle_decl(self, data):
        self.log('decl', data)
    def unknown_decl(self, data):
        self.log('unknown decl', data)
    def handle_pi(self, data):
        self.log('pi', data)
    def unknown_charref(self, name):
        self.log('char', name)
    def unknown_entityref(self, name):
        self.log('entity', name)
    def report_unbalanced(self, tag):
        self.log('unbalanced', tag)
    def start_p(self, attrs):
        self.log('p', attrs)
    def end_p(self):
        self.log('p ends', self.stack[:])
    def do_br(self, attrs):
        self.log('br', attrs)
    def start_lit(self, attrs):
        self.setliteral()
    def start_plain(self, attrs):
        self.setnomoretags()
PIECES = ['<p>', '</p>', '<P a=1>', '<br>', '<br/>', '<a href="x">', '<a b=\'y&amp;&lt\' c>', '</a>', '<lit>', '</lit>',
          'text', 'a b\n', '&amp;', '&lt', '&#65;', '&#65', '&#300;', '&#x41;', '&bogus;', '&', '&#', '<', '>', '</',
          '<!', '<!-- c -->', '<?pi>', '<?', '<!DOCTYPE x>', '<!ELEMENT y', '<![CDATA[x]]>', '<![if x]>', '<em/text/',
          '<em/', '/', '</>', '<>', '<a', '=', '"', "'", ' ', 'b=c', '</p', '<1>', '</ p>', '<b.c-d:e>', '<A_b>',
          '<x y = z w="q"/>', '&a.b-c;', '</a<b>', '<plain>', '<p a="<">', '<p a=">">', '<a b="c"d=e>', '&#9x', '\xe4']
for seed in range(40):
    rng = random.Random(seed)
    text = ''.join(rng.choice(PIECES) for i in range(rng.randrange(1, 9)))
    parser = Parser()
    cut = rng.randrange(len(text) + 1)
    try:
        for piece in (text[:cut], text[cut:]) if rng.random() < 0.7 else text:
            parser.feed(piece)
        parser.log('--', parser.rawdata)
        parser.close()
    except sgmllib.SGMLParseError as e:
        parser.log('error', str(e))
    print repr(text), parser.events, repr(parser.rawdata), parser.literal, parser.nomoretags, parser.stack

parser = sgmllib.SGMLParser(verbose=1)
print [parser.convert_charref(name) for name in ('65', '127', '128', 'x41', '', '-5')], parser.finish_starttag('x', []), parser.stack
parser.feed('</p>')
parser.end_p = None
parser.feed('</p>')
for method in parser.parse_pi, parser.parse_starttag:
    parser.rawdata = '=='
    try:
        method(0)
    except sgmllib.SGMLParseError as e:
        print e
parser = sgmllib.TestSGMLParser()
parser.feed('text <a b=c>x</a><!--c-->&foo;&#999;<!decl x>&amp;<br>' + 'long ' * 20 + '<!--%s-->' % ('comment' * 12))
parser.close()
