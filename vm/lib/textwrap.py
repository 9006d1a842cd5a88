# SPDX-License-Identifier: MIT
"""Wraps text to a width, and takes common indentation away."""
import re

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent']

# The blanks of US-ASCII only: a no-break space (byte 160) is none.
_blanks = '\t\n\x0b\x0c\r '


class TextWrapper:
    """Wraps text with settings that are kept.

    width: greatest length of a line. initial_indent, subsequent_indent: put before the first line and before the
    others. expand_tabs: tabs become spaces first. replace_whitespace: each other blank becomes a space.
    fix_sentence_endings: two spaces end a sentence. break_long_words: words longer than a line are cut.
    break_on_hyphens: lines may break after hyphens. drop_whitespace: blanks at line ends go."""

    whitespace_trans = ''.join(' ' if chr(code) in _blanks else chr(code) for code in range(256))
    uspace = ord(u' ')
    unicode_whitespace_trans = dict.fromkeys(map(ord, _blanks), uspace)

    # Where a line may break: at blanks, at a dash between words, after a hyphen between letters.
    wordsep_re = re.compile(
        r'(\s+'
        r'|[^\s\w]*\w+[^0-9\W]-(?=\w+[^0-9\W])'
        r'|(?<=[\w\!\"\'\&\.\,\?])-{2,}(?=\w))')
    wordsep_simple_re = re.compile(r'(\s+)')

    sentence_end_re = re.compile(r'[a-z][\.\!\?][\"\']?\Z')

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.wordsep_re_uni = re.compile(self.wordsep_re.pattern, re.U)
        self.wordsep_simple_re_uni = re.compile(self.wordsep_simple_re.pattern, re.U)

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs()
        if self.replace_whitespace:
            table = self.unicode_whitespace_trans if isinstance(text, unicode) else self.whitespace_trans
            text = text.translate(table)
        return text

    def _split(self, text):
        # Pieces between which lines may break.
        name = 'wordsep_re' if self.break_on_hyphens else 'wordsep_simple_re'
        pattern = getattr(self, name + '_uni' if isinstance(text, unicode) else name)
        return filter(None, pattern.split(text))

    def _fix_sentence_endings(self, chunks):
        at = 0
        while at < len(chunks) - 1:
            if chunks[at + 1] == ' ' and self.sentence_end_re.search(chunks[at]):
                chunks[at + 1] = '  '
                at += 1
            at += 1

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        # The last of `reversed_chunks` is longer than a line: cuts it, or gives it a line of its own.
        if self.break_long_words:
            room = width - cur_len if width >= 1 else 1
            cur_line.append(reversed_chunks[-1][:room])
            reversed_chunks[-1] = reversed_chunks[-1][room:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        lines = []
        rest = chunks[::-1]
        while rest:
            indent = self.subsequent_indent if lines else self.initial_indent
            room = self.width - len(indent)
            if self.drop_whitespace and lines and not rest[-1].strip():
                rest.pop()
            line, length = [], 0
            while rest and length + len(rest[-1]) <= room:
                length += len(rest[-1])
                line.append(rest.pop())
            if rest and len(rest[-1]) > room:
                self._handle_long_word(rest, line, length, room)
            if self.drop_whitespace and line and not line[-1].strip():
                line.pop()
            if line:
                lines.append(indent + ''.join(line))
        return lines

    def wrap(self, text):
        """The text as a list of lines without line ends."""
        chunks = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The wrapped text as one string."""
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The text as a list of lines of at most `width` characters; keywords as of TextWrapper."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The wrapped text as one string; keywords as of TextWrapper."""
    return TextWrapper(width=width, **kwargs).fill(text)


def dedent(text):
    """Takes away the indentation that all lines share. Lines of blanks only become empty and do not count."""
    lines = [line if line.strip(' \t') else '' for line in text.split('\n')]
    shared = None
    for line in lines:
        if not line:
            continue
        indent = line[:len(line) - len(line.lstrip(' \t'))]
        if shared is None:
            shared = indent
        else:
            size = 0
            while size < min(len(shared), len(indent)) and shared[size] == indent[size]:
                size += 1
            shared = shared[:size]
    if shared:
        lines = [line[len(shared):] for line in lines]
    return '\n'.join(lines)
