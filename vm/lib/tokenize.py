# SPDX-License-Identifier: MIT
"""Splits Python source into tokens, and makes source of tokens.

generate_tokens(readline) yields 5-tuples: the token's number (module token), its text, where it begins and where it
ends, each as (row, column), and the line. Comments, and ends of lines that end no statement, are tokens here, too
(COMMENT, NL); every operator is an OP. What is no Python is an ERRORTOKEN of one character, or of a whole string that
does not end."""
import re
import token
from itertools import chain
from token import *

__all__ = [name for name in dir(token) if name[0] != '_']
__all__ += ['COMMENT', 'NL', 'tokenize', 'generate_tokens', 'untokenize']

COMMENT = N_TOKENS
NL = N_TOKENS + 1
N_TOKENS += 2
tok_name.update({COMMENT: 'COMMENT', NL: 'NL'})

# How far apart tabs are.
tabsize = 8


class TokenError(Exception):
    """The source ends inside of a string or a statement: (what, (row, column))."""


class StopTokenizing(Exception):
    """A function that tokenize() calls raises this when it wants no more."""


def group(*choices):
    """A regular expression for one of several."""
    return '(%s)' % '|'.join(choices)


def any(*choices):
    """A regular expression for any number of some."""
    return group(*choices) + '*'


def maybe(*choices):
    """A regular expression for one of several, or nothing."""
    return group(*choices) + '?'


# The parts of Python's source as regular expressions. A string "to its end" begins behind its opening quotes.
_PREFIX = '[uUbB]?[rR]?'
_BREAK = r'\\\r?\n'

Whitespace = r'[ \f\t]*'
Comment = r'#[^\r\n]*'
Ignore = Whitespace + any(_BREAK + Whitespace) + maybe(Comment)
Name = r'[a-zA-Z_]\w*'

Hexnumber, Binnumber = r'0[xX][\da-fA-F]+[lL]?', r'0[bB][01]+[lL]?'
Octnumber, Decnumber = r'(0[oO][0-7]+)|(0[0-7]*)[lL]?', r'[1-9]\d*[lL]?'
Exponent = r'[eE][-+]?\d+'
Pointfloat, Expfloat = group(r'\d+\.\d*', r'\.\d+') + maybe(Exponent), r'\d+' + Exponent
Floatnumber = group(Pointfloat, Expfloat)
Imagnumber = group(r'\d+[jJ]', Floatnumber + '[jJ]')
Intnumber = group(Hexnumber, Binnumber, Octnumber, Decnumber)
Number = group(Imagnumber, Floatnumber, Intnumber)


def _to_end(inside, quotes):
    # The rest of a string: what `inside` allows, and what is escaped, up to the quotes.
    return r'%s(?:%s%s)*%s' % (inside, r'\\.', inside, quotes)


def _to_end_of_three(quote):
    return r'[^{0}\\]*(?:(?:\\.|{0}(?!{0}{0}))[^{0}\\]*)*{0}{0}{0}'.format(quote)


Single, Double = _to_end(r"[^'\\]*", "'"), _to_end(r'[^"\\]*', '"')
Single3, Double3 = _to_end_of_three("'"), _to_end_of_three('"')
Triple = group(_PREFIX + "'''", _PREFIX + '"""')


def _in_line(end):
    # A string of one line, or the beginning of one: where it stops is up to `end`, a format for the quote.
    return group(*[_PREFIX + quote + _to_end(r'[^\n%s\\]*' % quote, end % quote) for quote in '\'"'])


String, ContStr = _in_line('%s'), _in_line('(%%s|%s)' % _BREAK)

Operator = group(r'\*\*=?', '>>=?', '<<=?', '<>', '!=', '//=?', r'[+\-*/%&|^=<>]=?', '~')
Bracket = '[][(){}]'
Special = group(r'\r?\n', '[:;.,`@]')
Funny = group(Operator, Bracket, Special)

PlainToken = group(Number, Funny, String, Name)
Token = Ignore + PlainToken
PseudoExtras = group(_BREAK, r'\Z', Comment, Triple)
PseudoToken = Whitespace + group(PseudoExtras, Number, Funny, ContStr, Name)

tokenprog, pseudoprog = re.compile(Token), re.compile(PseudoToken)
single3prog, double3prog = re.compile(Single3), re.compile(Double3)

# Each way to begin a string, and what matches the rest; None for what only may stand before quotes.
_prefixes = [coding + raw for coding in ('', 'u', 'U', 'b', 'B') for raw in ('', 'r', 'R')]
single_quoted = dict((text, text) for prefix in _prefixes for text in (prefix + "'", prefix + '"'))
triple_quoted = dict((text, text) for prefix in _prefixes for text in (prefix + "'''", prefix + '"""'))
endprogs = dict.fromkeys('rRuUbB')
endprogs.update({"'": re.compile(Single), '"': re.compile(Double)})
endprogs.update((text, single3prog if text[-1] == "'" else double3prog) for text in triple_quoted)

# Blanks and the token behind them: the name of the group says its kind, none that nothing is left. A string of three
# quotes that ends in its line is one piece. Most tokens are names and operators, which are tried first.
_PIECE = re.compile(Whitespace + r"""(?:
    (?P<name>     {Name} ) (?! [\w'"] )
  | (?P<op>       {Operator} | {Bracket} | \.(?!\d) | [:;,`@] )
  | (?P<newline>  \r?\n )
  | (?P<number>   {Number} )
  | (?P<string>   {prefix} (?: \'\'\'{Single3} | \"\"\"{Double3} ) )
  | (?P<triple>   {Triple} )
  | (?P<quoted>   {ContStr} )
  | (?P<comment>  \#[^\r\n]* )
  | (?P<joined>   {joined} )
  | (?P<word>     {Name} )
  | \Z )
  | (?P<error>    [\s\S] )""".format(prefix=_PREFIX, joined=_BREAK, **dict(
    (name, re.sub(r'\((?!\?)', '(?:', globals()[name]) if name != 'Bracket' else Bracket)
    for name in ('Name', 'Operator', 'Bracket', 'Number', 'Single3', 'Double3', 'Triple', 'ContStr'))), re.VERBOSE)
_BLANKS = re.compile(Whitespace)

_NUMBERS = {'name': NAME, 'word': NAME, 'op': OP, 'number': NUMBER, 'string': STRING, 'quoted': STRING,
            'comment': COMMENT, 'error': ERRORTOKEN}
_NESTING = dict.fromkeys('([{', 1)
_NESTING.update(dict.fromkeys(')]}', -1))


class _Scanner(object):
    # Takes lines, and gives the tokens of each: whatever goes on from one line to the next is kept here.

    def __init__(self):
        self.row = 0
        # Brackets that are open (less than none where some were closed only), and the columns of open blocks.
        self.depth, self.columns = 0, [0]
        # Whether the last line ended with a backslash, and whether the source is over.
        self.joined = self.ended = False
        # A string that goes on: where it began, its text and lines so far, and the expression for its rest.
        self.string = None
        self.quoted = False

    def feed(self, line):
        """The tokens of the next line; '' ends the source."""
        self.row += 1
        if self.string:
            return self._string_goes_on(line)
        if not self.depth and not self.joined:
            return self._statement(line)
        if not line:
            raise TokenError('EOF in multi-line statement', (self.row, 0))
        self.joined = False
        return self._pieces(line, 0, [])

    def _statement(self, line):
        at = _BLANKS.match(line).end()
        # Blanks without an end of line are taken for the end of the source.
        if at == len(line):
            return self._end()
        if line[at] in '#\r\n':
            return self._blank(line, at)
        # A form feed begins the line anew.
        column = len(line[:at].rpartition('\f')[2].expandtabs(tabsize))
        tokens = []
        if column > self.columns[-1]:
            self.columns.append(column)
            tokens.append((INDENT, line[:at], (self.row, 0), (self.row, at), line))
        elif column not in self.columns:
            raise IndentationError('unindent does not match any outer indentation level',
                                   ('<tokenize>', self.row, at, line))
        while column < self.columns[-1]:
            self.columns.pop()
            tokens.append((DEDENT, '', (self.row, at), (self.row, at), line))
        return self._pieces(line, at, tokens)

    def _blank(self, line, at):
        # A line without a statement.
        tokens = []
        if line[at] == '#':
            comment = line[at:].rstrip('\r\n')
            tokens.append((COMMENT, comment, (self.row, at), (self.row, at + len(comment)), line))
            at += len(comment)
        tokens.append((NL, line[at:], (self.row, at), (self.row, len(line)), line))
        return tokens

    def _end(self):
        self.ended = True
        place = self.row, 0
        kinds = [DEDENT] * (len(self.columns) - 1) + [ENDMARKER]
        return [(kind, '', place, place, '') for kind in kinds]

    def _string_goes_on(self, line):
        begin, text, lines, rest = self.string
        if not line:
            raise TokenError('EOF in multi-line string', begin)
        match = rest.match(line)
        if match:
            self.string, self.quoted = None, False
            at = match.end()
            return self._pieces(line, at, [(STRING, text + line[:at], begin, (self.row, at), lines + line)])
        # CPYTHON: `quoted` stays after an error, so that the next string in three quotes is one, too.
        if self.quoted and not line.endswith(('\\\n', '\\\r\n')):
            self.string = None
            return [(ERRORTOKEN, text + line, begin, (self.row, len(line)), lines)]
        self.string = begin, text + line, lines + line, rest
        return []

    def _pieces(self, line, at, tokens):
        # Adds the tokens of a line from a place on.
        row = self.row
        for piece in _PIECE.finditer(line, at):
            kind = piece.lastgroup
            if kind is None:
                break
            start, end = piece.span(kind)
            text = piece.group(kind)
            if kind == 'op':
                self.depth += _NESTING.get(text, 0)
            elif kind == 'newline':
                tokens.append((NL if self.depth > 0 else NEWLINE, text, (row, start), (row, end), line))
                continue
            elif kind == 'joined':
                self.joined = True
                continue
            elif kind == 'triple' or kind == 'quoted' and text[-1] == '\n':
                self.quoted = self.quoted or kind == 'quoted'
                rest = endprogs[text] if kind == 'triple' else endprogs[text.lstrip('uUbBrR')[0]]
                self.string = (row, start), line[start:], line, rest
                break
            tokens.append((_NUMBERS[kind], text, (row, start), (row, end), line))
        return tokens


def generate_tokens(readline):
    """Yields the tokens of the lines that `readline` gives, which ends with '' or with StopIteration."""
    scanner = _Scanner()
    while not scanner.ended:
        try:
            line = readline()
        except StopIteration:
            line = ''
        for found in scanner.feed(line):
            yield found


def printtoken(type, token, srow_scol, erow_ecol, line):
    """Prints a token: where it is, its name and its text."""
    print '%d,%d-%d,%d:\t%s\t%r' % (srow_scol + erow_ecol + (tok_name[type], token))


def tokenize(readline, tokeneater=printtoken):
    """Calls `tokeneater` with the five parts of each token, until the end or until it raises StopTokenizing."""
    try:
        tokenize_loop(readline, tokeneater)
    except StopTokenizing:
        pass


def tokenize_loop(readline, tokeneater):
    """As tokenize(), but lets StopTokenizing through."""
    for parts in generate_tokens(readline):
        tokeneater(*parts)


class Untokenizer:
    """The text of tokens as a list of pieces, `tokens`, and the place behind it: row `prev_row`, column `prev_col`."""

    def __init__(self):
        self.tokens = []
        self.prev_row, self.prev_col = 1, 0

    def add_whitespace(self, start):
        """Goes on to a place: by a backslash for every row, then by blanks. ValueError for a place before this one."""
        row, column = start
        if (row, column) < (self.prev_row, self.prev_col):
            raise ValueError('start ({},{}) precedes previous end ({},{})'.format(
                row, column, self.prev_row, self.prev_col))
        if row > self.prev_row:
            self.tokens.append('\\\n' * (row - self.prev_row))
            self.prev_col = 0
        if column > self.prev_col:
            self.tokens.append(' ' * (column - self.prev_col))

    def untokenize(self, iterable):
        """The text of tokens with places; from the first token on that is only a number and a text, see compat()."""
        source = iter(iterable)
        blanks, begins = [], False
        for found in source:
            if len(found) == 2:
                self.compat(found, source)
                break
            kind, text, start, end, _ = found
            if kind == ENDMARKER:
                break
            if kind == INDENT:
                blanks.append(text)
                continue
            if kind == DEDENT:
                blanks.pop()
            else:
                if begins and blanks and kind not in (NEWLINE, NL):
                    # The blanks as they were, which may be tabs.
                    if start[1] >= len(blanks[-1]):
                        self.tokens.append(blanks[-1])
                        self.prev_col = len(blanks[-1])
                    begins = False
                self.add_whitespace(start)
                self.tokens.append(text)
            self.prev_row, self.prev_col = end
            if kind in (NEWLINE, NL):
                begins = True
                self.prev_row += 1
                self.prev_col = 0
        return ''.join(self.tokens)

    def compat(self, token, iterable):
        """Adds a token and those that follow, of which only numbers and texts are known."""
        blanks, begins = [], token[0] in (NEWLINE, NL)
        after_string = False
        for found in chain((token,), iterable):
            kind, text = found[:2]
            if kind in (NAME, NUMBER):
                text += ' '
            elif kind == STRING and after_string:
                # Without a blank, '' and 'x' would begin three quotes.
                text = ' ' + text
            after_string = kind == STRING
            if kind == INDENT:
                blanks.append(text)
                continue
            if kind == DEDENT:
                blanks.pop()
                continue
            if kind in (NEWLINE, NL):
                begins = True
            elif begins and blanks:
                self.tokens.append(blanks[-1])
                begins = False
            self.tokens.append(text)


def untokenize(iterable):
    """Source text of tokens: the text they come from where they are whole. Tokens may also be just (number, text); the
    result then has the same tokens, in other places."""
    return Untokenizer().untokenize(iterable)


if __name__ == '__main__':
    import sys
    tokenize((open(sys.argv[1]) if len(sys.argv) > 1 else sys.stdin).readline)
