# Random declarations; the sum is of what CPython makes of them.
import hashlib
import markupbase
import random

random.seed(71)
PARTS = ['<!DOCTYPE ', 'html ', ' PUBLIC "x y"', "'z'", ' [', ']', ' ]>', '>', '<!ELEMENT a (b|c)>', '<!ATTLIST ', 'a b CDATA ', '(x|y) ',
         '#IMPLIED', '"v"', '#FIXED ', '<!NOTATION n SYSTEM "s">', '<!ENTITY ', '% ', 'e "t"', '%ref;', '<!--c-->', '<!', '<', '-', '--',
         '<![CDATA[', ']]>', '<![if x]>', 'name', '=', ' ', '\n', '!', '<!FOO ', '%']


class Failure(Exception):
    pass


class Parser(markupbase.ParserBase):
    def error(self, message):
        raise Failure(message, self.getpos())

    def handle_decl(self, data):
        self.seen.append(('decl', data))

    def unknown_decl(self, data):
        self.seen.append(('unknown', data))

    def handle_comment(self, data):
        self.seen.append(('comment', data))


def parsed(text, other):
    p = Parser()
    p.reset()
    p.rawdata, p.seen, p._decl_otherchars = text, [], other
    try:
        return p.parse_declaration(0), p.seen, p.getpos(), p.updatepos(0, len(text)), p.getpos()
    except Failure, e:
        return e.args, p.seen
    except IndexError, e:
        return 'IndexError'


total = hashlib.md5()
for _ in range(1500):
    text = random.choice(['<!DOCTYPE a [', '<!DOCTYPE a ', '<!DOCTYPE a [<!ATTLIST a b ', '<!', '<!ENTITY ', '<![', '<!DOCTYPE a [<!ENTITY '])
    text += ''.join(random.choice(PARTS) for _ in range(random.randrange(7)))
    total.update(repr((text, parsed(text, random.choice(['', '='])))))
print total.hexdigest()
