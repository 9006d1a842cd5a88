# SPDX-License-Identifier: MIT
"""From texts to examples: the part of doctest that reads them, with its option flags."""
import re
import sys

# Option flags by name. Each is a bit.
OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """A new option flag of a name, for subclasses that know what it means; the same one if there is one already."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag('DONT_ACCEPT_TRUE_FOR_1')
DONT_ACCEPT_BLANKLINE = register_optionflag('DONT_ACCEPT_BLANKLINE')
NORMALIZE_WHITESPACE = register_optionflag('NORMALIZE_WHITESPACE')
ELLIPSIS = register_optionflag('ELLIPSIS')
SKIP = register_optionflag('SKIP')
IGNORE_EXCEPTION_DETAIL = register_optionflag('IGNORE_EXCEPTION_DETAIL')

COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
                    | IGNORE_EXCEPTION_DETAIL)

REPORT_UDIFF = register_optionflag('REPORT_UDIFF')
REPORT_CDIFF = register_optionflag('REPORT_CDIFF')
REPORT_NDIFF = register_optionflag('REPORT_NDIFF')
REPORT_ONLY_FIRST_FAILURE = register_optionflag('REPORT_ONLY_FIRST_FAILURE')

REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE

# Stands in the expected output for an empty line, and (ELLIPSIS) for anything.
BLANKLINE_MARKER = '<BLANKLINE>'
ELLIPSIS_MARKER = '...'

# What reports that are unicode are written in.
_encoding = getattr(sys.__stdout__, 'encoding', None) or 'utf-8'


def _indent(s, indent=4):
    """The text with its lines, but empty ones, further to the right; bytes, if it is unicode."""
    if isinstance(s, unicode):
        s = s.encode(_encoding, 'backslashreplace')
    return re.sub('(?m)^(?!$)', ' ' * indent, s)


def _comment_line(line):
    """The line as a comment."""
    return ('# ' + line).rstrip()


def _ends_line(text):
    # The text with a line end, unless it is empty.
    return text + '\n' if text and not text.endswith('\n') else text


class Example:
    """A statement and what it should print.

    source: the statement, with a line end. want: the output, with a line end, or empty. exc_msg: what a traceback ends
    with where one is expected (type and text, with a line end), else None. lineno: its line in the text, from 0.
    indent: the column of its prompt. options: option flags that its directives turn on (True) or off."""

    __module__ = 'doctest'

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = _ends_line(source) or '\n'
        self.want = _ends_line(want)
        self.exc_msg = exc_msg if exc_msg is None else _ends_line(exc_msg) or '\n'
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def _key(self):
        return self.source, self.want, self.lineno, self.indent, self.exc_msg

    def __eq__(self, other):
        if type(self) is not type(other) or not isinstance(other, Example):
            return NotImplemented
        return self._key() == other._key() and self.options == other.options

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self._key())


class DocTest:
    """The examples of one text, which run in one namespace.

    globs: the namespace (a copy of what is given). name, filename: of what the text is about. lineno: where the text
    begins, from 0, or None. docstring: the text."""

    __module__ = 'doctest'

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, basestring), 'a list of Example objects is wanted, the text comes last'
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        examples = '%s example%s' % (count or 'no', '' if count == 1 else 's')
        return '<DocTest %s from %s:%s (%s)>' % (self.name, self.filename, self.lineno, examples)

    def _key(self):
        return self.docstring, self.name, self.filename, self.lineno

    def __eq__(self, other):
        if type(self) is not type(other) or not isinstance(other, DocTest):
            return NotImplemented
        return self._key() == other._key() and self.examples == other.examples and self.globs == other.globs

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self._key())

    def __cmp__(self, other):
        if not isinstance(other, DocTest):
            return -1
        return cmp((self.name, self.filename, self.lineno, id(self)),
                   (other.name, other.filename, other.lineno, id(other)))


class DocTestParser:
    """Finds examples in a text."""

    __module__ = 'doctest'

    # A statement behind prompts, and the lines of its output, up to an empty line or the next prompt.
    _EXAMPLE_RE = re.compile(r'''
        ^ (?P<source> (?P<indent> [ ]* ) >>> .* (?: \n [ ]* \.\.\. .* )* ) \n?
        (?P<want> (?: (?! [ ]* $ ) (?! [ ]* >>> ) .+ $ \n? )* )''', re.MULTILINE | re.VERBOSE)

    # An expected traceback. Its stack, which does not count, ends with the first line that is not indented.
    _EXCEPTION_RE = re.compile(r'''
        Traceback[ ] \( (?: most[ ]recent[ ]call | innermost ) [ ] last \) : \s* $
        (?P<stack> .*? ) ^ (?P<msg> \w .* )''', re.MULTILINE | re.VERBOSE | re.DOTALL)

    # A directive is the rest of its line; what has a quote is taken for a piece of a string.
    _OPTION_DIRECTIVE_RE = re.compile(r'''(?m)#\s*doctest:\s*([^\n'"]*)$''')

    _INDENT_RE = re.compile(r'(?m)^([ ]*)(?=\S)')
    _IS_BLANK_OR_COMMENT = re.compile(r'[ ]*(?:#.*)?$').match

    def parse(self, string, name='<string>'):
        """The Example objects of a text and the texts between them, in turn: the first and the last are texts. Tabs are
        expanded, and what all lines are indented by is taken away. ValueError for what cannot be read."""
        string = string.expandtabs()
        margin = self._min_indent(string)
        if margin:
            string = '\n'.join([line[margin:] for line in string.split('\n')])
        output = []
        end = lineno = 0
        for m in self._EXAMPLE_RE.finditer(string):
            output.append(string[end:m.start()])
            lineno += string.count('\n', end, m.start())
            source, options, want, exc_msg = self._parse_example(m, name, lineno)
            if not self._IS_BLANK_OR_COMMENT(source):
                output.append(Example(source, want, exc_msg, lineno, margin + len(m.group('indent')), options))
            lineno += string.count('\n', m.start(), m.end())
            end = m.end()
        output.append(string[end:])
        return output

    def get_doctest(self, string, globs, name, filename, lineno):
        """The examples of a text as a DocTest."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name='<string>'):
        """The Example objects of a text. `name` is for messages."""
        return [piece for piece in self.parse(string, name) if isinstance(piece, Example)]

    def _parse_example(self, m, name, lineno):
        # (source, options, want, exc_msg) of a match.
        indent = len(m.group('indent'))
        lines = m.group('source').split('\n')
        self._check_prompt_blank(lines, indent, name, lineno)
        self._check_prefix(lines[1:], ' ' * indent + '.', name, lineno)
        source = '\n'.join([line[indent + 4:] for line in lines])
        want_lines = m.group('want').split('\n')
        if len(want_lines) > 1 and not want_lines[-1].strip():
            del want_lines[-1]
        self._check_prefix(want_lines, ' ' * indent, name, lineno + len(lines))
        want = '\n'.join([line[indent:] for line in want_lines])
        expected = self._EXCEPTION_RE.match(want)
        return source, self._find_options(source, name, lineno), want, expected and expected.group('msg')

    def _find_options(self, source, name, lineno):
        # What the directives in a statement say.
        options = {}
        for m in self._OPTION_DIRECTIVE_RE.finditer(source):
            for option in m.group(1).replace(',', ' ').split():
                if option[0] not in '+-' or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError('line %r of the doctest for %s has an invalid option: %r' % (lineno + 1, name, option))
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == '+'
        if options and self._IS_BLANK_OR_COMMENT(source):
            raise ValueError('line %r of the doctest for %s has an option directive on a line with no example: %r'
                             % (lineno, name, source))
        return options

    def _min_indent(self, s):
        # What all lines, but empty ones, are indented by.
        return min([len(indent) for indent in self._INDENT_RE.findall(s)] or [0])

    def _check_prompt_blank(self, lines, indent, name, lineno):
        # A prompt that has something behind it needs a blank.
        end = indent + 3
        for number, line in enumerate(lines):
            if line[end:end + 1] not in ('', ' '):
                raise ValueError('line %r of the docstring for %s lacks blank after %s: %r'
                                 % (lineno + number + 1, name, line[indent:end], line))

    def _check_prefix(self, lines, prefix, name, lineno):
        for number, line in enumerate(lines):
            if line and not line.startswith(prefix):
                raise ValueError('line %r of the docstring for %s has inconsistent leading whitespace: %r'
                                 % (lineno + number + 1, name, line))


def script_from_examples(s):
    """The examples of a text as a program; the text around them, and what they should print, are its comments."""
    output = []
    for piece in DocTestParser().parse(s):
        if not isinstance(piece, Example):
            output += [_comment_line(line) for line in piece.split('\n')[:-1]]
            continue
        output.append(piece.source[:-1])
        if piece.want:
            output.append('# Expected:')
            output += ['## ' + line for line in piece.want.split('\n')[:-1]]
    while output and output[-1] == '#':
        output.pop()
    while output and output[0] == '#':
        del output[0]
    return '\n'.join(output) + '\n'
