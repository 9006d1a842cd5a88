# SPDX-License-Identifier: MIT
"""Pipelines of shell commands, put together from steps, and the quoting of words for the shell.

    import pipes
    t = pipes.Template()
    t.append('tr a-z A-Z', '--')
    f = t.open('file', 'w')     # what is written arrives in capitals

The kind of a step is two characters: where its input comes from and where its output goes. '-': the standard stream; 'f': a
file, which the command calls $IN or $OUT; '.': nothing (only for the first input and the last output)."""
import os
import re
import string
import tempfile

__all__ = ["Template"]

FILEIN_FILEOUT, STDIN_FILEOUT, FILEIN_STDOUT, STDIN_STDOUT, SOURCE, SINK = stepkinds = [
    'ff', '-f', 'f-', '--', '.-', '-.']

_safechars = frozenset(string.ascii_letters + string.digits + '@%_-+=:,./')

# Signals at which the files between steps are removed: of the terminal, of pipes, SIGALRM and SIGTERM.
_SIGNALS = '1 2 3 13 14 15'


def quote(file):
    """The text as one word for the shell."""
    if _safechars.issuperset(file):
        return file or "''"
    return "'" + file.replace("'", "'\"'\"'") + "'"


class Template:
    """A pipeline."""

    def __init__(self):
        self.debugging = 0
        self.reset()

    def __repr__(self):
        return '<Template instance, steps=%r>' % (self.steps,)

    def reset(self):
        """Takes all steps out."""
        self.steps = []

    def clone(self):
        """A pipeline with the same steps."""
        other = Template()
        other.steps = self.steps[:]
        other.debugging = self.debugging
        return other

    def debug(self, flag):
        """Has commands shown before they run."""
        self.debugging = flag

    def _check(self, where, cmd, kind, refused, reason):
        where = 'Template.%s: ' % where
        if not isinstance(cmd, str):
            raise TypeError(where + 'cmd must be a string')
        if kind not in stepkinds:
            raise ValueError(where + 'bad kind %r' % (kind,))
        if kind == refused:
            raise ValueError(where + reason)
        return where

    def _check_files(self, where, cmd, kind):
        for end, name in zip(kind, ('$IN', '$OUT')):
            if end == 'f' and not re.search(r'\%s\b' % name, cmd):
                raise ValueError(where + 'missing %s in cmd' % name)

    def append(self, cmd, kind):
        """Adds a step behind all others."""
        where = self._check('append', cmd, kind, SOURCE, 'SOURCE can only be prepended')
        if self.steps and self.steps[-1][1] == SINK:
            raise ValueError(where + 'already ends with SINK')
        self._check_files(where, cmd, kind)
        self.steps.append((cmd, kind))

    def prepend(self, cmd, kind):
        """Adds a step before all others."""
        where = self._check('prepend', cmd, kind, SINK, 'SINK can only be appended')
        if self.steps and self.steps[0][1] == SOURCE:
            raise ValueError(where + 'already begins with SOURCE')
        self._check_files(where, cmd, kind)
        self.steps.insert(0, (cmd, kind))

    def open(self, file, rw):
        """A file object: what the pipeline makes of the file ('r'), or a way into the file through it ('w')."""
        if rw == 'r':
            return self.open_r(file)
        if rw == 'w':
            return self.open_w(file)
        raise ValueError("Template.open: rw must be 'r' or 'w', not %r" % (rw,))

    def open_r(self, file):
        """What the pipeline makes of the file."""
        if not self.steps:
            return open(file, 'r')
        if self.steps[-1][1] == SINK:
            raise ValueError('Template.open_r: pipeline ends width SINK')
        return os.popen(self.makepipeline(file, ''), 'r')

    def open_w(self, file):
        """A way into the file through the pipeline."""
        if not self.steps:
            return open(file, 'w')
        if self.steps[0][1] == SOURCE:
            raise ValueError('Template.open_w: pipeline begins with SOURCE')
        return os.popen(self.makepipeline('', file), 'w')

    def copy(self, infile, outfile):
        """Sends one file through the pipeline into another. Gives what os.system() does."""
        return os.system(self.makepipeline(infile, outfile))

    def makepipeline(self, infile, outfile):
        """The shell commands for these files; '' for the standard streams."""
        commands = makepipeline(infile, self.steps, outfile)
        if self.debugging:
            print commands
            commands = 'set -x; ' + commands
        return commands


def makepipeline(infile, steps, outfile):
    """The shell commands that send one file through steps into another; '' for the standard streams."""
    steps = list(steps) or [('', STDIN_STDOUT)]
    # A command that needs a file where there is a stream gets it from, or gives it to, a copy.
    if steps[0][1][0] == 'f' and not infile:
        steps.insert(0, ('', STDIN_STDOUT))
    if steps[-1][1][1] == 'f' and not outfile:
        steps.append(('', STDIN_STDOUT))
    between = []
    for (_, kind), (_, next_kind) in zip(steps, steps[1:]):
        if kind[1] == 'f' or next_kind[0] == 'f':
            fd, name = tempfile.mkstemp()
            os.close(fd)
            between.append(name)
        else:
            between.append('')
    commands = ''
    sources, targets = [infile] + between, between + [outfile]
    for i, ((cmd, kind), source, target) in enumerate(zip(steps, sources, targets)):
        cmd = _command(cmd or 'cat', kind, source, target)
        if i:
            piped = not source
            if piped and kind[1] == 'f':
                # The variables belong to the command at this end of the pipe.
                cmd = '{ ' + cmd + '; }'
            commands += ' |\n' if piped else '\n'
        commands += cmd
    garbage = ' '.join([quote(name) for name in between if name])
    if not garbage:
        return commands
    remove = 'rm -f ' + garbage
    return '\n'.join(['trap %s %s' % (quote(remove + '; exit'), _SIGNALS), commands, remove])


def _command(cmd, kind, source, target):
    """A step with its files."""
    if kind[1] == 'f':
        cmd = 'OUT=%s; %s' % (quote(target), cmd)
    if kind[0] == 'f':
        cmd = 'IN=%s; %s' % (quote(source), cmd)
    if kind[0] == '-' and source:
        cmd += ' <' + quote(source)
    if kind[1] == '-' and target:
        cmd += ' >' + quote(target)
    return cmd
