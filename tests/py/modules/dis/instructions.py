# Strings of byte code, code objects that no compiler makes, lines and labels.
import dis
import random
import sys


class Code(object):
    co_code, co_lnotab, co_firstlineno = 'd\0\0S', '', 1
    co_consts, co_names, co_varnames, co_cellvars, co_freevars = (None,), ('n', 'm'), ('v',), ('c',), ('f',)


def tried(function, *args):
    try:
        print function(*args)
    except (IndexError, TypeError) as error:
        print repr(error)


def show(**changes):
    code = Code()
    code.__dict__.update(changes)
    print sorted(changes.items())
    tried(dis.disassemble, code, 3)
    tried(dis.findlabels, code.co_code)
    print list(dis.findlinestarts(code))


for table in ('', '\0\5\3\1', '\0\5\3', '\3\0', '\0\0\3\0\0\1', '\1\1\1\xff\1\0\0\xff\1\1'):
    show(co_lnotab=table)
for text in ('', 'd', 'd\1', 'd\5\0', '\x88\0\0\x88\1\0', '\x88\2\0', '|\0\0|\1\0', 'e\1\0e\2\0', 'k\x0a\0k\x63\0', '\xff\0\1\6\x8f\1\0',
             '\x91\1\0d\0\0', '\x91\1\0\x83\5\0k\2\0\x83\1\0', 'q\x09\0q\0\0n\0\0S', '\x91\1\0q\0\0S', '\x91\0\1n\1\0S',
             '\x91\1\0S\x83\0\0', '\x91\0\0\x83\1\0\x91\1\0\x91\1\0\x83\1\0'):
    show(co_code=text)
    tried(dis.disassemble_string, text)
    tried(dis.disassemble_string, text, 0, ('v',), ('n', 'm'), ('\n',))
show(co_firstlineno=99999, co_code='d\0\0' * 3, co_lnotab='\3\1', co_consts=(u'\xe9\n',))
show(co_firstlineno=None)
tried(dis.disassemble_string, 'e\0\0', -1, (), (), ())
tried(dis.disassemble_string, 'd\0\0', -1, (), (), ())
tried(dis.disassemble_string, '|\0\0', -1, (), (), ())

random.seed(5)
for _ in range(6):
    text = ''.join(random.choice('deknq|\x88\x91\x8f\x83SBVx\0\0\0\0\1\2') for _ in range(random.randrange(4, 30)))
    show(co_code=text)
    tried(dis.disassemble_string, text)

sys.stdout.write('names: %s\n' % ' '.join(dis.__all__))
