# SPDX-License-Identifier: MIT
"""Differences of sequences: SequenceMatcher finds what two have in common (the longest run first, then what is left and
right of it; Ratcliff and Obershelp, 1988); the rest shows the differences of texts."""
import heapq
import re
from collections import namedtuple as _namedtuple

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher', 'Differ', 'IS_CHARACTER_JUNK', 'IS_LINE_JUNK',
           'context_diff', 'unified_diff', 'HtmlDiff', 'Match']

Match = _namedtuple('Match', 'a b size')


def _calculate_ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Compares two sequences of hashable items. isjunk(item) tells of items that shall begin no match. With `autojunk`
    items that make up more than 1 % of a second sequence of 200 or more are treated so too.

    What is found out about the second sequence is kept: to compare one with many, make it the second."""

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Sets both sequences."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Sets the first sequence."""
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """Sets the second sequence."""
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = None
            self.fullbcount = None
            self.__index()

    def __index(self):
        # b2j: item -> its indices in b. Junk and popular items are left out; isbjunk() and isbpopular() know them.
        b = self.b
        self.b2j = b2j = {}
        for j, item in enumerate(b):
            b2j.setdefault(item, []).append(j)
        junk = set()
        if self.isjunk:
            for item in b2j.keys():
                if self.isjunk(item):
                    junk.add(item)
                    del b2j[item]
        popular = set()
        size = len(b)
        if self.autojunk and size >= 200:
            limit = size // 100 + 1
            for item, places in b2j.items():
                if len(places) > limit:
                    popular.add(item)
                    del b2j[item]
        self.isbjunk = junk.__contains__
        self.isbpopular = popular.__contains__

    def find_longest_match(self, alo, ahi, blo, bhi):
        """The longest run common to a[alo:ahi] and b[blo:bhi], as Match(a, b, size): of several the one that begins
        first in a, and of those the first in b. Junk only lengthens runs."""
        a, b, b2j, isbjunk = self.a, self.b, self.b2j, self.isbjunk
        besti, bestj, bestsize = alo, blo, 0
        # ending[j]: length of the run that ends with a[i-1] and b[j].
        ending = {}
        nowhere = []
        for i in xrange(alo, ahi):
            now = {}
            for j in b2j.get(a[i], nowhere):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                size = now[j] = ending.get(j - 1, 0) + 1
                if size > bestsize:
                    besti, bestj, bestsize = i - size + 1, j - size + 1, size
            ending = now
        # First popular items, then junk may go with it on either side.
        for junk in False, True:
            while (besti > alo and bestj > blo and isbjunk(b[bestj - 1]) == junk and a[besti - 1] == b[bestj - 1]):
                besti, bestj, bestsize = besti - 1, bestj - 1, bestsize + 1
            while (besti + bestsize < ahi and bestj + bestsize < bhi and isbjunk(b[bestj + bestsize]) == junk
                    and a[besti + bestsize] == b[bestj + bestsize]):
                bestsize += 1
        return Match(besti, bestj, bestsize)

    def get_matching_blocks(self):
        """List of the runs in common, in order; the last one is empty and stands at the ends."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        size_a, size_b = len(self.a), len(self.b)
        waiting = [(0, size_a, 0, size_b)]
        found = []
        while waiting:
            alo, ahi, blo, bhi = waiting.pop()
            i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append(match)
                if alo < i and blo < j:
                    waiting.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    waiting.append((i + size, ahi, j + size, bhi))
        found.sort()
        # Runs that touch in both sequences are one.
        joined = []
        for i, j, size in found:
            if joined and joined[-1][0] + joined[-1][2] == i and joined[-1][1] + joined[-1][2] == j:
                joined[-1] = joined[-1][0], joined[-1][1], joined[-1][2] + size
            else:
                joined.append((i, j, size))
        joined.append((size_a, size_b, 0))
        self.matching_blocks = map(Match._make, joined)
        return self.matching_blocks

    def get_opcodes(self):
        """List of (tag, i1, i2, j1, j2): how a[i1:i2] becomes b[j1:j2]. Tags: replace, delete, insert, equal."""
        if self.opcodes is not None:
            return self.opcodes
        i = j = 0
        self.opcodes = codes = []
        for at_i, at_j, size in self.get_matching_blocks():
            if i < at_i or j < at_j:
                tag = 'insert' if i == at_i else 'delete' if j == at_j else 'replace'
                codes.append((tag, i, at_i, j, at_j))
            i, j = at_i + size, at_j + size
            if size:
                codes.append(('equal', at_i, i, at_j, j))
        return codes

    def get_grouped_opcodes(self, n=3):
        """Generates lists of opcodes: changes with up to `n` equal items around them."""
        def beginning(code):
            tag, i1, i2, j1, j2 = code
            return tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)

        def end(code):
            tag, i1, i2, j1, j2 = code
            return tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2

        # The list that get_opcodes() gives is changed, as CPython changes it.
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == 'equal':
            codes[0] = end(codes[0])
        if codes[-1][0] == 'equal':
            codes[-1] = beginning(codes[-1])
        group = []
        for code in codes:
            if code[0] == 'equal' and code[2] - code[1] > 2 * n:
                yield group + [beginning(code)]
                group = []
                code = end(code)
            group.append(code)
        if len(group) > 1 or group[0][0] != 'equal':
            yield group

    def ratio(self):
        """How similar the sequences are, from 0 to 1: twice the items in common by all items."""
        return _calculate_ratio(sum([block[2] for block in self.get_matching_blocks()]), len(self.a) + len(self.b))

    def quick_ratio(self):
        """An upper bound of ratio(): the order does not count."""
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for item in self.b:
                counts[item] = counts.get(item, 0) + 1
        left = {}
        matches = 0
        for item in self.a:
            number = left[item] if item in left else self.fullbcount.get(item, 0)
            left[item] = number - 1
            if number > 0:
                matches += 1
        return _calculate_ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """A higher bound, from the lengths alone."""
        return _calculate_ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The up to `n` best of the possibilities whose similarity to `word` is at least `cutoff`, the best first."""
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    found = []
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    for possibility in possibilities:
        matcher.set_seq1(possibility)
        if (matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff
                and matcher.ratio() >= cutoff):
            found.append((matcher.ratio(), possibility))
    return [possibility for _, possibility in heapq.nlargest(n, found)]


def _count_leading(line, ch):
    return len(line) - len(line.lstrip(ch))


class Differ:
    """Shows two texts as one: lines only in the first begin with '- ', only in the second with '+ ', in both with two
    blanks; lines with '? ' point at what differs in similar lines. linejunk, charjunk: as isjunk, for lines and for
    characters of similar lines."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """Generates the lines for two lists of lines."""
        matcher = SequenceMatcher(self.linejunk, a, b)
        for tag, alo, ahi, blo, bhi in matcher.get_opcodes():
            if tag == 'replace':
                lines = self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif tag == 'delete':
                lines = self._dump('-', a, alo, ahi)
            elif tag == 'insert':
                lines = self._dump('+', b, blo, bhi)
            elif tag == 'equal':
                lines = self._dump(' ', a, alo, ahi)
            else:
                raise ValueError('unknown tag %r' % (tag,))
            for line in lines:
                yield line

    def _dump(self, tag, x, lo, hi):
        for place in xrange(lo, hi):
            yield '%s %s' % (tag, x[place])

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        # The shorter part first: that is easier to read.
        assert alo < ahi and blo < bhi
        parts = [self._dump('-', a, alo, ahi), self._dump('+', b, blo, bhi)]
        if bhi - blo < ahi - alo:
            parts.reverse()
        for part in parts:
            for line in part:
                yield line

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        # Looks for the two lines that are most similar; they divide the rest into parts before and after.
        best, cutoff = 0.74, 0.75
        matcher = SequenceMatcher(self.charjunk)
        equal_i = equal_j = None
        for j in xrange(blo, bhi):
            other = b[j]
            matcher.set_seq2(other)
            for i in xrange(alo, ahi):
                line = a[i]
                if line == other:
                    if equal_i is None:
                        equal_i, equal_j = i, j
                    continue
                matcher.set_seq1(line)
                if (matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best):
                    best, besti, bestj = matcher.ratio(), i, j
        if best < cutoff:
            if equal_i is None:
                for line in self._plain_replace(a, alo, ahi, b, blo, bhi):
                    yield line
                return
            besti, bestj, best = equal_i, equal_j, 1.0
        else:
            equal_i = None
        for line in self._fancy_helper(a, alo, besti, b, blo, bestj):
            yield line
        line, other = a[besti], b[bestj]
        if equal_i is not None:
            yield '  ' + line
        else:
            marks, other_marks = "", ""
            matcher.set_seqs(line, other)
            for tag, i1, i2, j1, j2 in matcher.get_opcodes():
                if tag == 'replace':
                    marks += '^' * (i2 - i1)
                    other_marks += '^' * (j2 - j1)
                elif tag == 'delete':
                    marks += '-' * (i2 - i1)
                elif tag == 'insert':
                    other_marks += '+' * (j2 - j1)
                elif tag == 'equal':
                    marks += ' ' * (i2 - i1)
                    other_marks += ' ' * (j2 - j1)
                else:
                    raise ValueError('unknown tag %r' % (tag,))
            for text in self._qformat(line, other, marks, other_marks):
                yield text
        for text in self._fancy_helper(a, besti + 1, ahi, b, bestj + 1, bhi):
            yield text

    def _fancy_helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi:
            if blo < bhi:
                return self._fancy_replace(a, alo, ahi, b, blo, bhi)
            return self._dump('-', a, alo, ahi)
        return self._dump('+', b, blo, bhi)

    def _qformat(self, aline, bline, atags, btags):
        # Two lines with their marks. Leading tabs stay, so that the marks stand below what they mean.
        common = min(_count_leading(aline, "\t"), _count_leading(bline, "\t"))
        common = min(common, _count_leading(atags[:common], " "))
        common = min(common, _count_leading(btags[:common], " "))
        for mark, line, tags in ("- ", aline, atags), ("+ ", bline, btags):
            yield mark + line
            tags = tags[common:].rstrip()
            if tags:
                yield "? %s%s\n" % ("\t" * common, tags)


def IS_LINE_JUNK(line, pat=re.compile(r"\s*(?:#\s*)?$").match):
    """Is the line blank, or nothing but one '#'?"""
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Is it a blank or a tab?"""
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Generates the lines that Differ shows for two lists of lines."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """Generates the lines of the first (1) or second (2) text out of what ndiff() gave."""
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError('unknown delta choice (must be 1 or 2): %r' % which)
    for line in delta:
        if line[:2] in ("  ", tag):
            yield line[2:]


# --- The formats of the program diff

def _heading(mark, name, date):
    return '%s %s%s' % (mark, name, '\t%s' % date if date else '')


def _format_range_unified(start, stop):
    beginning, length = start + 1, stop - start
    if length == 1:
        return '%d' % beginning
    # An empty range is named by the line before it.
    return '%d,%d' % (beginning if length else beginning - 1, length)


_unified_marks = {'equal': ' ', 'delete': '-', 'insert': '+', 'replace': '-+'}


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """Generates the lines of a unified diff (diff -u) of two lists of lines, with `n` lines around changes. The names
    and dates go into the head; `lineterm` ends the lines of diff's own."""
    for number, group in enumerate(SequenceMatcher(None, a, b).get_grouped_opcodes(n)):
        if number == 0:
            yield _heading('---', fromfile, fromfiledate) + lineterm
            yield _heading('+++', tofile, tofiledate) + lineterm
        first, last = group[0], group[-1]
        yield '@@ -%s +%s @@%s' % (_format_range_unified(first[1], last[2]), _format_range_unified(first[3], last[4]),
                                   lineterm)
        for tag, i1, i2, j1, j2 in group:
            for mark in _unified_marks[tag]:
                for line in b[j1:j2] if mark == '+' else a[i1:i2]:
                    yield mark + line


def _format_range_context(start, stop):
    beginning, length = start + 1, stop - start
    if not length:
        beginning -= 1
    return '%d' % beginning if length <= 1 else '%d,%d' % (beginning, beginning + length - 1)


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """Generates the lines of a context diff (diff -c); arguments as of unified_diff()."""
    marks = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}
    for number, group in enumerate(SequenceMatcher(None, a, b).get_grouped_opcodes(n)):
        if number == 0:
            yield _heading('***', fromfile, fromfiledate) + lineterm
            yield _heading('---', tofile, tofiledate) + lineterm
        first, last = group[0], group[-1]
        yield '***************' + lineterm
        yield '*** %s ****%s' % (_format_range_context(first[1], last[2]), lineterm)
        if any(code[0] in ('replace', 'delete') for code in group):
            for tag, i1, i2, _, _ in group:
                if tag != 'insert':
                    for line in a[i1:i2]:
                        yield marks[tag] + line
        yield '--- %s ----%s' % (_format_range_context(first[3], last[4]), lineterm)
        if any(code[0] in ('replace', 'insert') for code in group):
            for tag, _, _, j1, j2 in group:
                if tag != 'delete':
                    for line in b[j1:j2]:
                        yield marks[tag] + line


# --- Side by side, in HTML

def _pairs(fromlines, tolines, linejunk, charjunk):
    # Generates ((number, line, its changes) or None, the same of the other side, are they equal). Changes are a string
    # as long as the line: blank, or one of ^ - +.
    left, right = [], []
    numbers = [0, 0]

    def flush():
        for at in range(max(len(left), len(right))):
            yield left[at] if at < len(left) else None, right[at] if at < len(right) else None, False
        del left[:], right[:]

    last = None
    for text in ndiff(fromlines, tolines, linejunk, charjunk):
        mark, line = text[0], text[2:]
        if mark == '?':
            number, changed, _ = last[-1]
            marks = line.rstrip('\n')
            last[-1] = number, changed, ''.join([changed[at] if c == '\t' else c for at, c in enumerate(marks)])
        elif mark == '-':
            if right and len(left) >= len(right):
                for pair in flush():
                    yield pair
            numbers[0] += 1
            left.append((numbers[0], line, None))
            last = left
        elif mark == '+':
            numbers[1] += 1
            right.append((numbers[1], line, None))
            last = right
        else:
            for pair in flush():
                yield pair
            numbers = [numbers[0] + 1, numbers[1] + 1]
            yield (numbers[0], line, ''), (numbers[1], line, ''), True
    for pair in flush():
        yield pair


class HtmlDiff(object):
    """Shows two texts side by side as a table of HTML. tabsize: columns of a tab. wrapcolumn: longer lines are broken.
    linejunk, charjunk: as of ndiff()."""

    _styles = """
        table.diff {font-family: monospace; border-collapse: collapse}
        .diff_header {background-color: #ddd; text-align: right}
        .diff_next {background-color: #bbb}
        .diff_add {background-color: #afa}
        .diff_chg {background-color: #ff8}
        .diff_sub {background-color: #faa}"""

    _file_template = """\
<!DOCTYPE html>
<html>
<head>
    <meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1" />
    <title></title>
    <style type="text/css">%(styles)s
    </style>
</head>
<body>
%(table)s%(legend)s
</body>
</html>
"""

    _table_template = """\
<table class="diff" id="difflib_chg_%(prefix)s_top" cellspacing="0" cellpadding="0" rules="groups">
%(header_row)s<tbody>
%(data_rows)s</tbody>
</table>
"""

    _legend = """\
<table class="diff" summary="Legend">
    <tr><td class="diff_add">Added</td></tr>
    <tr><td class="diff_chg">Changed</td></tr>
    <tr><td class="diff_sub">Deleted</td></tr>
</table>"""

    _default_prefix = 0

    def __init__(self, tabsize=8, wrapcolumn=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
        self._tabsize = tabsize
        self._wrapcolumn = wrapcolumn
        self._linejunk = linejunk
        self._charjunk = charjunk

    def make_file(self, fromlines, tolines, fromdesc='', todesc='', context=False, numlines=5):
        """A whole page; arguments as of make_table()."""
        table = self.make_table(fromlines, tolines, fromdesc, todesc, context=context, numlines=numlines)
        return self._file_template % {'styles': self._styles, 'legend': self._legend, 'table': table}

    def make_table(self, fromlines, tolines, fromdesc='', todesc='', context=False, numlines=5):
        """A table for two lists of lines with headings; with `context` only the changes with `numlines` lines around
        them, else all lines."""
        HtmlDiff._default_prefix += 1
        fromlines = [self._plain(line) for line in fromlines]
        tolines = [self._plain(line) for line in tolines]
        rows = list(_pairs(fromlines, tolines, self._linejunk, self._charjunk))
        shown = set(range(len(rows)))
        if context:
            shown = set(near for at, row in enumerate(rows) if not row[2]
                        for near in range(max(0, at - numlines), min(len(rows), at + numlines + 1)))
        cells = []
        previous = -1
        for at in sorted(shown):
            if at != previous + 1:
                cells.append('</tbody>\n<tbody>\n')
            previous = at
            cells += self._rows(rows[at])
        if not cells:
            cells = ['<tr><td></td><td>No differences</td><td></td><td>No differences</td></tr>\n']
        header = ''
        if fromdesc or todesc:
            header = ('<thead><tr><th class="diff_next"></th><th class="diff_header">%s</th>'
                      '<th class="diff_next"></th><th class="diff_header">%s</th></tr></thead>\n' % (fromdesc, todesc))
        return self._table_template % {'prefix': 'to%d_' % HtmlDiff._default_prefix, 'header_row': header,
                                       'data_rows': ''.join(cells)}

    def _plain(self, line):
        return line.rstrip('\n').expandtabs(self._tabsize)

    def _rows(self, pair):
        # The rows of a pair of lines: more than one where a line is broken.
        left, right, equal = pair
        sides = [self._pieces(left, right is None, 'sub', equal), self._pieces(right, left is None, 'add', equal)]
        for at in range(max(map(len, sides))):
            yield '<tr>%s</tr>\n' % ''.join(
                [side[at] if at < len(side) else '<td class="diff_header"></td><td></td>' for side in sides])

    def _pieces(self, side, alone, kind, equal):
        if side is None:
            return ['<td class="diff_header"></td><td></td>']
        number, text, marks = side
        if equal:
            kinds = [''] * len(text)
        elif marks is None:
            kinds = [kind if alone or marks is None else ''] * len(text)
        else:
            names = {'^': 'chg', '-': 'sub', '+': 'add'}
            kinds = [names.get(mark, '') for mark in marks.ljust(len(text))]
        width = self._wrapcolumn or max(len(text), 1)
        pieces = []
        for start in range(0, max(len(text), 1), width):
            label = str(number) if start == 0 else '>'
            pieces.append('<td class="diff_header">%s</td><td nowrap="nowrap">%s</td>'
                          % (label, self._marked(text[start:start + width], kinds[start:start + width])))
        return pieces

    @staticmethod
    def _marked(text, kinds):
        parts = []
        at = 0
        while at < len(text):
            end = at
            while end < len(text) and kinds[end] == kinds[at]:
                end += 1
            piece = text[at:end].replace('&', '&amp;').replace('>', '&gt;').replace('<', '&lt;').replace(' ', '&nbsp;')
            parts.append('<span class="diff_%s">%s</span>' % (kinds[at], piece) if kinds[at] else piece)
            at = end
        return ''.join(parts)
