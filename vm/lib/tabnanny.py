# SPDX-License-Identifier: MIT
"""Finds lines of Python source whose indentation means something else where tabs are of another width.

As a program it takes files and folders; -q prints only the names of files in which there are such lines, -v says more
(twice: of every file)."""
import os
import re
import sys
import tokenize

__all__ = ['check', 'NannyNag', 'process_tokens']

verbose = filename_only = 0


class NannyNag(Exception):
    """The indentation of a line is ambiguous: `lineno`, `msg` (what is wrong) and `line`."""

    def __init__(self, lineno, msg, line):
        self.lineno, self.msg, self.line = lineno, msg, line

    def get_lineno(self):
        """The number of the line."""
        return self.lineno

    def get_msg(self):
        """What is wrong."""
        return self.msg

    def get_line(self):
        """The line."""
        return self.line


class Whitespace:
    """The blanks and tabs that a text begins with.

    raw: the text. n, nt: how many blanks and tabs, and how many tabs, there are. norm: how many tabs stand behind no
    blanks, behind one, and so on, and how many blanks are behind the last tab; equal ones are equally wide whatever a
    tab is. is_simple: no tab stands behind a blank."""

    S, T = ' \t'

    def __init__(self, ws):
        self.raw = ws
        blanks = re.match('[ \t]*', ws).group()
        runs = map(len, blanks.split(self.T))
        trailing = runs.pop()
        self.n, self.nt = len(blanks), len(runs)
        self.norm = tuple(runs.count(run) for run in range(max(runs) + 1)) if runs else (), trailing
        self.is_simple = len(self.norm[0]) <= 1

    def longest_run_of_spaces(self):
        """How many blanks stand together at most."""
        tabs, trailing = self.norm
        return max(len(tabs) - 1, trailing)

    def indent_level(self, tabsize):
        """The width where tabs go on to the next multiple of `tabsize`."""
        tabs, trailing = self.norm
        return trailing + tabsize * sum((run // tabsize + 1) * count for run, count in enumerate(tabs))

    def equal(self, other):
        """Whether both are equally wide whatever a tab is."""
        return self.norm == other.norm

    def _levels(self, other):
        # (width of a tab, both widths) for all widths of tabs that can make a difference.
        end = max(self.longest_run_of_spaces(), other.longest_run_of_spaces()) + 2
        return [(size, self.indent_level(size), other.indent_level(size)) for size in range(1, end)]

    def not_equal_witness(self, other):
        """(width of a tab, width, other width) for each tab that makes the two differ."""
        return [each for each in self._levels(other) if each[1] != each[2]]

    def less(self, other):
        """Whether this is narrower than the other whatever a tab is."""
        return not self.not_less_witness(other)

    def not_less_witness(self, other):
        """(width of a tab, width, other width) for each tab with which this is not narrower."""
        return [each for each in self._levels(other) if each[1] >= each[2]]


def format_witnesses(w):
    """The tabs of witnesses in words."""
    return 'at tab size%s %s' % ('s' if len(w) > 1 else '', ', '.join(str(each[0]) for each in w))


def process_tokens(tokens):
    """Raises NannyNag for the first line, of those that tokens come from, whose indentation is ambiguous."""
    open_blocks = [Whitespace('')]
    begins = False
    for kind, text, start, _, line in tokens:
        if kind == tokenize.INDENT:
            begins = False
            outer, inner = open_blocks[-1], Whitespace(text)
            if not outer.less(inner):
                reason = 'indent not greater e.g. ' + format_witnesses(outer.not_less_witness(inner))
                raise NannyNag(start[0], reason, line)
            open_blocks.append(inner)
        elif kind == tokenize.DEDENT:
            begins = True
            open_blocks.pop()
        elif kind == tokenize.NEWLINE:
            begins = True
        elif begins and kind not in (tokenize.COMMENT, tokenize.NL):
            begins = False
            block, found = open_blocks[-1], Whitespace(line)
            if not block.equal(found):
                reason = 'indent not equal e.g. ' + format_witnesses(block.not_equal_witness(found))
                raise NannyNag(start[0], reason, line)


def errprint(*args):
    """Writes a line with the arguments to standard error."""
    sys.stderr.write(' '.join(map(str, args)) + '\n')


def check(file):
    """Prints what is ambiguous in a file, or in the .py files of a folder and those below it; links to folders are not
    followed."""
    if os.path.isdir(file) and not os.path.islink(file):
        return _check_folder(file)
    try:
        f = open(file)
    except IOError as error:
        return errprint('%r: I/O Error: %s' % (file, error))
    if verbose > 1:
        print 'checking %r ...' % file
    with f:
        _check_lines(file, f)


def _check_folder(folder):
    if verbose:
        print '%r: listing directory' % (folder,)
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.normcase(name[-3:]) == '.py' or os.path.isdir(path) and not os.path.islink(path):
            check(path)


def _check_lines(name, f):
    try:
        process_tokens(tokenize.generate_tokens(f.readline))
    except tokenize.TokenError as error:
        errprint('%r: Token Error: %s' % (name, error))
    except IndentationError as error:
        errprint('%r: Indentation Error: %s' % (name, error))
    except NannyNag as nag:
        _report(name, nag)
    else:
        if verbose:
            print '%r: Clean bill of health.' % (name,)


def _report(name, nag):
    if verbose:
        print '%r: *** Line %d: trouble in tab city! ***' % (name, nag.get_lineno())
        print 'offending line: %r' % (nag.get_line(),)
        print nag.get_msg()
        return
    shown = '"%s"' % name if ' ' in name else name
    if filename_only:
        print shown
    else:
        print shown, nag.get_lineno(), repr(nag.get_line())


def main():
    """Checks what the arguments of the program name."""
    global verbose, filename_only
    import getopt
    try:
        options, names = getopt.getopt(sys.argv[1:], 'qv')
    except getopt.error as error:
        return errprint(error)
    for option, _ in options:
        if option == '-q':
            filename_only += 1
        else:
            verbose += 1
    if not names:
        return errprint('Usage:', sys.argv[0], '[-v] file_or_directory ...')
    for name in names:
        check(name)


if __name__ == '__main__':
    main()
