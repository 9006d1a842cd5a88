# tokenize(), printtoken(), the module as a program; what the module says of itself.
import hashlib
import runpy
import sys
from StringIO import StringIO

import tokenize

SOURCE = 'a = 1 # c\nif a:\n  b\n'
tokenize.tokenize(StringIO(SOURCE).readline)


def eat(kind, text, start, end, line):
    print kind, text, start, end, repr(line)
    if text == '1':
        raise tokenize.StopTokenizing('enough')


tokenize.tokenize(StringIO(SOURCE).readline, eat)
try:
    tokenize.tokenize_loop(StringIO(SOURCE).readline, eat)
except tokenize.StopTokenizing as error:
    print repr(error)
sys.argv, sys.stdin = ['tokenize'], StringIO('x\n')
runpy.run_module('tokenize', run_name='__main__')

for name in ('Whitespace Comment Ignore Name Number String Triple Operator Bracket Special Funny PlainToken Token '
             'ContStr PseudoExtras PseudoToken Single Double Single3 Double3').split():
    print name, hashlib.md5(getattr(tokenize, name)).hexdigest()
for name in 'Hexnumber Octnumber Binnumber Decnumber Intnumber Exponent Pointfloat Expfloat Floatnumber Imagnumber'.split():
    print name, getattr(tokenize, name)
print sorted(tokenize.endprogs), sorted(tokenize.single_quoted), sorted(tokenize.triple_quoted)
print tokenize.group('a', 'b'), tokenize.any('a', 'b'), tokenize.maybe('a'), tokenize.tabsize
print tokenize.COMMENT, tokenize.NL, tokenize.N_TOKENS, [tokenize.tok_name.get(n) for n in (53, 54, 55)]
print [name in tokenize.__all__ for name in ('NAME', 'tok_name', 'NL', 'untokenize', 'TokenError', 're')]
for name, text in (('tokenprog', '  # c'), ('pseudoprog', '  ab'), ('single3prog', "a'''b"), ('double3prog', 'a"""')):
    print name, getattr(tokenize, name).match(text + ' x').span()
