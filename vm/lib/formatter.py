# SPDX-License-Identifier: MIT
"""Between what reads a document (htmllib) and what writes it: a formatter gets pieces of text and the changes of fonts,
margins and styles, and gives a writer words, lines and paragraphs."""
import sys

# In a font: this part is as it was.
AS_IS = None


class NullFormatter:
    """A formatter that formats nothing: each method takes what those of AbstractFormatter take."""

    def __init__(self, writer=None):
        self.writer = NullWriter() if writer is None else writer

    def end_paragraph(self, blankline):
        pass

    def add_line_break(self):
        pass

    def add_hor_rule(self, *args, **kw):
        pass

    def add_label_data(self, format, counter, blankline=None):
        pass

    def add_flowing_data(self, data):
        pass

    def add_literal_data(self, data):
        pass

    def flush_softspace(self):
        pass

    def push_alignment(self, align):
        pass

    def pop_alignment(self):
        pass

    def push_font(self, x):
        pass

    def pop_font(self):
        pass

    def push_margin(self, margin):
        pass

    def pop_margin(self):
        pass

    def set_spacing(self, spacing):
        pass

    def push_style(self, *styles):
        pass

    def pop_style(self, n=1):
        pass

    def assert_line_data(self, flag=1):
        pass


class AbstractFormatter:
    """A formatter that puts blanks, line breaks and paragraphs together, so that none comes twice.

    hard_break: the writer is at the beginning of a line. nospace: a blank would be dropped. softspace: a blank is due.
    para_end: nothing has come since a paragraph ended; parskip: how many empty lines it left. have_label: nothing has
    come since a label."""

    def __init__(self, writer):
        self.writer = writer
        self.align = None
        self.align_stack = []
        self.font_stack = []
        self.margin_stack = []
        self.spacing = None
        self.style_stack = []
        self.nospace = 1
        self.softspace = 0
        self.para_end = 1
        self.parskip = 0
        self.hard_break = 1
        self.have_label = 0

    def _after(self, hard_break, nospace, para_end, softspace=0):
        # Something has been written; the place that the writer is at now.
        self.hard_break, self.nospace, self.para_end, self.softspace = hard_break, nospace, para_end, softspace
        self.parskip = self.have_label = 0

    def end_paragraph(self, blankline):
        """Ends a paragraph, with so many empty lines behind it."""
        if not self.hard_break:
            self.writer.send_line_break()
            self.have_label = 0
        if self.parskip < blankline and not self.have_label:
            self.writer.send_paragraph(blankline - self.parskip)
            self.parskip = blankline
            self.have_label = 0
        self.hard_break = self.nospace = self.para_end = 1
        self.softspace = 0

    def add_line_break(self):
        """Ends a line, if one has begun."""
        if not (self.hard_break or self.para_end):
            self.writer.send_line_break()
            self.have_label = self.parskip = 0
        self.hard_break = self.nospace = 1
        self.softspace = 0

    def add_hor_rule(self, *args, **kw):
        """Adds a horizontal rule; the arguments are the writer's."""
        if not self.hard_break:
            self.writer.send_line_break()
        self.writer.send_hor_rule(*args, **kw)
        self._after(hard_break=1, nospace=1, para_end=0)

    def add_label_data(self, format, counter, blankline=None):
        """Adds the label of an item: a format (see format_counter) with its number, or anything else as it is."""
        if self.have_label or not self.hard_break:
            self.writer.send_line_break()
        if not self.para_end:
            self.writer.send_paragraph(1 if blankline else 0)
        self.writer.send_label_data(self.format_counter(format, counter) if isinstance(format, str) else format)
        self._after(hard_break=1, nospace=1, para_end=1)
        self.have_label = 1

    def format_counter(self, format, counter):
        """A number by a format: "1" in it stands for the number, "a" and "A" for letters, "i" and "I" for a Roman
        number."""
        label = ''
        for c in format:
            if c == '1':
                c = '%d' % counter
            elif c in 'aA':
                c = self.format_letter(c, counter) if counter > 0 else ''
            elif c in 'iI':
                c = self.format_roman(c, counter) if counter > 0 else ''
            label += c
        return label

    def format_letter(self, case, counter):
        """A number, from 1, as letters: a to z, aa, ab ..."""
        label = ''
        while counter > 0:
            counter, digit = divmod(counter - 1, 26)
            label = chr(ord(case) + digit) + label
        return label

    def format_roman(self, case, counter):
        """A number below 4000 as a Roman one. IndexError for others."""
        label = ''
        ones, fives = ['I', 'X', 'C', 'M'], ['V', 'L', 'D']
        for place, digit in enumerate(map(int, reversed(str(counter)))):
            if digit in (4, 9):
                label = ones[place] + (ones[place + 1] if digit == 9 else fives[place]) + label
            else:
                label = (fives[place] if digit >= 5 else '') + ones[place] * (digit % 5) + label
        return label if case == 'I' else label.lower()

    def add_flowing_data(self, data):
        """Adds text whose white space counts as one blank."""
        if not data:
            return
        words = ' '.join(data.split())
        if not words:
            if not self.nospace:
                self.softspace = 1
                self.parskip = 0
            return
        if (data[0].isspace() or self.softspace) and not self.nospace:
            words = ' ' + words
        self._after(hard_break=0, nospace=0, para_end=0, softspace=data[-1].isspace())
        self.writer.send_flowing_data(words)

    def add_literal_data(self, data):
        """Adds text whose white space stays as it is."""
        if not data:
            return
        if self.softspace:
            self.writer.send_flowing_data(' ')
        self._after(hard_break=data[-1:] == '\n', nospace=0, para_end=0)
        self.writer.send_literal_data(data)

    def flush_softspace(self):
        """Adds the blank that is due."""
        if self.softspace:
            self._after(hard_break=0, nospace=1, para_end=0)
            self.writer.send_flowing_data(' ')

    def push_alignment(self, align):
        """Begins an alignment; None is the one that is."""
        if align and align != self.align:
            self.writer.new_alignment(align)
            self.align = align
        self.align_stack.append(self.align)

    def pop_alignment(self):
        """Ends an alignment."""
        del self.align_stack[-1:]
        self.align = self.align_stack[-1] if self.align_stack else None
        self.writer.new_alignment(self.align)

    def push_font(self, font):
        """Begins a font: (size, is it italic, bold, a typewriter's), each of them possibly AS_IS."""
        self._flush_before_change()
        if self.font_stack:
            font = tuple([old if new is AS_IS else new for new, old in zip(font, self.font_stack[-1])])
        self.font_stack.append(tuple(font))
        self.writer.new_font(self.font_stack[-1])

    def _flush_before_change(self):
        # The blank that is due still belongs to what was before. It is no beginning of a label or a paragraph.
        if self.softspace:
            self.hard_break = self.para_end = self.softspace = 0
            self.nospace = 1
            self.writer.send_flowing_data(' ')

    def pop_font(self):
        """Ends a font."""
        del self.font_stack[-1:]
        self.writer.new_font(self.font_stack[-1] if self.font_stack else None)

    def push_margin(self, margin):
        """Begins a margin, whose name the writer knows; one without a name is as the one before."""
        self.margin_stack.append(margin)
        named = filter(None, self.margin_stack)
        self.writer.new_margin(margin or (named[-1] if named else margin), len(named))

    def pop_margin(self):
        """Ends a margin."""
        del self.margin_stack[-1:]
        named = filter(None, self.margin_stack)
        self.writer.new_margin(named[-1] if named else None, len(named))

    def set_spacing(self, spacing):
        """Sets the spacing of lines."""
        self.spacing = spacing
        self.writer.new_spacing(spacing)

    def push_style(self, *styles):
        """Begins styles, whose names the writer knows."""
        self._flush_before_change()
        self.style_stack.extend(styles)
        self.writer.new_styles(tuple(self.style_stack))

    def pop_style(self, n=1):
        """Ends so many styles."""
        del self.style_stack[-n:]
        self.writer.new_styles(tuple(self.style_stack))

    def assert_line_data(self, flag=1):
        """Says that something was written around the formatter: part of a line, or (flag=0) a whole one."""
        self.nospace = self.hard_break = not flag
        self.para_end = self.parskip = self.have_label = 0


class NullWriter:
    """A writer that writes nothing: each method takes what a formatter sends."""

    def __init__(self):
        pass

    def flush(self):
        pass

    def new_alignment(self, align):
        pass

    def new_font(self, font):
        pass

    def new_margin(self, margin, level):
        pass

    def new_spacing(self, spacing):
        pass

    def new_styles(self, styles):
        pass

    def send_paragraph(self, blankline):
        pass

    def send_line_break(self):
        pass

    def send_hor_rule(self, *args, **kw):
        pass

    def send_label_data(self, data):
        pass

    def send_flowing_data(self, data):
        pass

    def send_literal_data(self, data):
        pass


class AbstractWriter(NullWriter):
    """A writer that prints what it is sent."""

    def new_alignment(self, align):
        print 'new_alignment(%r)' % (align,)

    def new_font(self, font):
        print 'new_font(%r)' % (font,)

    def new_margin(self, margin, level):
        print 'new_margin(%r, %d)' % (margin, level)

    def new_spacing(self, spacing):
        print 'new_spacing(%r)' % (spacing,)

    def new_styles(self, styles):
        print 'new_styles(%r)' % (styles,)

    def send_paragraph(self, blankline):
        print 'send_paragraph(%r)' % (blankline,)

    def send_line_break(self):
        print 'send_line_break()'

    def send_hor_rule(self, *args, **kw):
        print 'send_hor_rule()'

    def send_label_data(self, data):
        print 'send_label_data(%r)' % (data,)

    def send_flowing_data(self, data):
        print 'send_flowing_data(%r)' % (data,)

    def send_literal_data(self, data):
        print 'send_literal_data(%r)' % (data,)


class DumbWriter(NullWriter):
    """A writer of plain text, with lines of at most `maxcol` characters, to a file (standard output, if None)."""

    def __init__(self, file=None, maxcol=72):
        self.file = file or sys.stdout
        self.maxcol = maxcol
        NullWriter.__init__(self)
        self.reset()

    def reset(self):
        """Is at the beginning of a line."""
        self.col = self.atbreak = 0

    def send_paragraph(self, blankline):
        self.file.write('\n' * blankline)
        self.reset()

    def send_line_break(self):
        self.send_paragraph(1)

    def send_hor_rule(self, *args, **kw):
        self.file.write('\n' + '-' * self.maxcol + '\n')
        self.reset()

    def send_literal_data(self, data):
        self.file.write(data)
        before, newline, last = data.rpartition('\n')
        if newline:
            self.col = 0
        self.col += len(last.expandtabs())
        self.atbreak = 0

    def send_flowing_data(self, data):
        if not data:
            return
        atbreak = self.atbreak or data[0].isspace()
        for word in data.split():
            if atbreak:
                if self.col + len(word) >= self.maxcol:
                    self.file.write('\n')
                    self.col = 0
                else:
                    self.file.write(' ')
                    self.col += 1
            self.file.write(word)
            self.col += len(word)
            atbreak = 1
        self.atbreak = data[-1].isspace()


def test(file=None):
    """Writes the paragraphs of a file, of the one that the program's argument names, or of standard input."""
    f = AbstractFormatter(DumbWriter())
    if file is None and sys.argv[1:]:
        file = sys.argv[1]
    for line in open(file) if file is not None else sys.stdin:
        if line == '\n':
            f.end_paragraph(1)
        else:
            f.add_flowing_data(line)
    f.end_paragraph(0)


if __name__ == '__main__':
    test()
