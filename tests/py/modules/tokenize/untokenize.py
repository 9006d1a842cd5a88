# From tokens to text: exact where tokens have places, with blanks put in where they have none.
from StringIO import StringIO
import tokenize

NAME, NUMBER, STRING, NEWLINE, INDENT, DEDENT, OP, NL, COMMENT, END = 1, 2, 3, 4, 5, 6, 51, 54, 53, 0


def tried(tokens):
    try:
        print repr(tokenize.untokenize(tokens))
    except (ValueError, IndexError, TypeError) as error:
        print repr(error)


def at(kind, text, row, column, end_row=None, end_column=None):
    return kind, text, (row, column), (end_row or row, end_column or column + len(text)), ''


source = '''def f(a,
      b): # c
\tif a:\\
   b\t
\t    "x" \'y\' """z
  z"""
\treturn 1

x'''
tokens = list(tokenize.generate_tokens(StringIO(source).readline))
print tokenize.untokenize(tokens)
short = [found[:2] for found in tokens]
print repr(tokenize.untokenize(short))
print [found[:2] for found in tokenize.generate_tokens(StringIO(tokenize.untokenize(short)).readline)] == short
for tokens in ([], [()], [(1,)], [(NAME, 'a', (1, 0))], 5, [(NAME, 'a', (1, 0), (1, 1), '', 3)], [(NAME, 5)], [(OP, 5)],
               [(NAME, u'a')], ['ab'], iter([(NAME, 'a')]), [(DEDENT, '')], [at(DEDENT, '', 1, 2)],
               [at(NAME, 'a', 3, 2), at(NAME, 'a', 2, 2)], [at(NAME, 'a', 1, 2), at(NAME, 'a', 1, 2)],
               [at(NAME, 'a', 3, 2), (NAME, 'b'), (NUMBER, '1'), (STRING, "'x'"), (STRING, "'x'"), (OP, '+'),
                (STRING, "'x'"), (NEWLINE, '\n'), (INDENT, '  '), (NAME, 'x'), (NL, '\n'), (COMMENT, '#c'), (NL, '\n'),
                (NAME, 'y'), (DEDENT, ''), (NAME, 'z'), (END, '')],
               [at(NAME, 'a', 1, 2), at(END, 'zzz', 9, 9), at(NAME, 'b', 10, 5)],
               [at(INDENT, '   ', 1, 0), at(NAME, 'b', 1, 5)],
               [at(NL, '\n', 1, 0), at(INDENT, '\t', 2, 0), at(NAME, 'b', 2, 5), at(NAME, 'c', 3, 5)],
               [at(NL, '\n', 1, 0), at(INDENT, '   ', 2, 0), at(NAME, 'b', 2, 2), at(NAME, 'c', 3, 5)],
               [(NL, '\n'), (INDENT, '  '), (STRING, "'x'"), (STRING, "'y'"), (NEWLINE, '\n'), (STRING, "'z'")],
               [at(NAME, 'a', 1, 0), (NAME, 'b'), at(NAME, 'c', 1, 0)], [(END, 'x'), (NAME, 'a')]):
    tried(tokens)

writer = tokenize.Untokenizer()
writer.compat((NAME, 'a'), [(NAME, 'b')])
for start in ((3, 4), (4, 0), (2, 9), (1, 1), (0, 0), (3,), [3, 9]):
    try:
        writer.add_whitespace(start)
    except ValueError as error:
        print error
    print writer.tokens, writer.prev_row, writer.prev_col
writer = tokenize.Untokenizer()
for row in (4, 5):
    print repr(writer.untokenize([at(NAME, 'z', row, 0)]))
