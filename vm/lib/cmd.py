# SPDX-License-Identifier: MIT
"""Programs that read a command in each line: a subclass of Cmd has a method do_NAME for each of its commands.

The method gets the rest of the line; what it returns tells whether the program ends. help_NAME and complete_NAME write
the help and complete arguments of a command; a text of documentation of do_NAME is help, too. "?" at the beginning of a
line means help, "!" means do_shell, an empty line repeats the command before, and the end of the input is the command
EOF."""
import re
import string
import sys

__all__ = ["Cmd"]

PROMPT = '(Cmd) '
IDENTCHARS = string.ascii_letters + string.digits + '_'

_GAP = '  '


class Cmd:
    """A program of commands. What stands here as data and methods is for subclasses to replace."""

    intro = None
    prompt = PROMPT
    # 0: lines come from the stream stdin instead of raw_input().
    use_rawinput = 1
    identchars = IDENTCHARS
    lastcmd = ''

    # How the help looks.
    doc_leader = ""
    ruler = '='
    nohelp = "*** No help on %s"
    undoc_header = "Undocumented commands:"
    doc_header = "Documented commands (type help <topic>):"
    misc_header = "Miscellaneous help topics:"

    def __init__(self, completekey='tab', stdin=None, stdout=None):
        """completekey: the key that completes, by its name in readline, or None. stdin, stdout: as in sys."""
        self.stdin = sys.stdin if stdin is None else stdin
        self.stdout = sys.stdout if stdout is None else stdout
        self.cmdqueue = []
        self.completekey = completekey

    def cmdloop(self, intro=None):
        """Does the commands in cmdqueue and then those that are typed, until one returns something true."""
        self.preloop()
        line_editor = self._begin_completion()
        try:
            if intro is not None:
                self.intro = intro
            if self.intro:
                self.stdout.write('%s\n' % self.intro)
            done = None
            while not done:
                line = self.precmd(self.cmdqueue.pop(0) if self.cmdqueue else self._read_line())
                done = self.postcmd(self.onecmd(line), line)
            self.postloop()
        finally:
            if line_editor is not None:
                line_editor.set_completer(self.old_completer)

    def _begin_completion(self):
        # The module readline with our completer; None where there is none or nothing is to be completed.
        if not (self.use_rawinput and self.completekey):
            return None
        try:
            import readline
        except ImportError:
            return None
        self.old_completer = readline.get_completer()
        readline.set_completer(self.complete)
        readline.parse_and_bind('%s: complete' % self.completekey)
        return readline

    def _read_line(self):
        if self.use_rawinput:
            try:
                return raw_input(self.prompt)
            except EOFError:
                return 'EOF'
        self.stdout.write(self.prompt)
        self.stdout.flush()
        line = self.stdin.readline()
        return line.rstrip('\r\n') if line else 'EOF'

    def precmd(self, line):
        """Gives the line that is to be done instead of `line`."""
        return line

    def postcmd(self, stop, line):
        """Says whether the loop ends after `line`, whose command returned `stop`."""
        return stop

    def preloop(self):
        """Called before the loop."""

    def postloop(self):
        """Called after the loop."""

    def parseline(self, line):
        """(command, arguments, whole line); the command is None where the line has none, as an empty one."""
        line = line.strip()
        if line[:1] == '?':
            line = 'help ' + line[1:]
        elif line[:1] == '!':
            if not hasattr(self, 'do_shell'):
                return None, None, line
            line = 'shell ' + line[1:]
        if not line:
            return None, None, line
        command = re.match('[%s]*' % re.escape(self.identchars), line).group() if self.identchars else ''
        return command, line[len(command):].strip(), line

    def onecmd(self, line):
        """Does the command of a line; gives what its method returns."""
        command, argument, line = self.parseline(line)
        if not line:
            return self.emptyline()
        if command is None:
            return self.default(line)
        self.lastcmd = '' if line == 'EOF' else line
        method = getattr(self, 'do_' + command, None) if command else None
        return self.default(line) if method is None else method(argument)

    def emptyline(self):
        """An empty line: does the last command again."""
        if self.lastcmd:
            return self.onecmd(self.lastcmd)

    def default(self, line):
        """A line whose command there is not."""
        self.stdout.write('*** Unknown syntax: %s\n' % line)

    def completedefault(self, *ignored):
        """What completes the arguments of commands that have no complete_NAME."""
        return []

    def completenames(self, text, *ignored):
        """The commands that begin with `text`."""
        return [name[3:] for name in self.get_names() if name.startswith('do_' + text)]

    def complete(self, text, state):
        """What readline calls: the match with the number `state` for the word `text`; None after the last."""
        if state == 0:
            import readline
            whole = readline.get_line_buffer()
            line = whole.lstrip()
            removed = len(whole) - len(line)
            begin = readline.get_begidx() - removed
            matches = self._completer_of(line) if begin > 0 else self.completenames
            self.completion_matches = matches(text, line, begin, readline.get_endidx() - removed)
        try:
            return self.completion_matches[state]
        except IndexError:
            return None

    def _completer_of(self, line):
        command = self.parseline(line)[0]
        return getattr(self, 'complete_' + command, self.completedefault) if command else self.completedefault

    def get_names(self):
        """The names in which commands and help are looked for: those of the class and what it inherits."""
        return dir(self.__class__)

    def complete_help(self, *args):
        """Completes the argument of help: commands, and topics that have help_NAME."""
        topics = [name[5:] for name in self.get_names() if name.startswith('help_' + args[0])]
        return list(set(self.completenames(*args)) | set(topics))

    def do_help(self, arg):
        'List available commands with "help" or detailed help with "help cmd".'
        if arg:
            self._help_on(arg)
        else:
            self._list_commands()

    def _help_on(self, topic):
        helper = getattr(self, 'help_' + topic, None)
        if helper is not None:
            helper()
            return
        text = getattr(getattr(self, 'do_' + topic, None), '__doc__', None)
        self.stdout.write('%s\n' % (text or self.nohelp % (topic,)))

    def _list_commands(self):
        names = sorted(set(self.get_names()))
        topics = set(name[5:] for name in names if name.startswith('help_'))
        documented, undocumented = [], []
        for name in names:
            if name.startswith('do_'):
                command = name[3:]
                known = command in topics or getattr(self, name).__doc__
                (documented if known else undocumented).append(command)
                topics.discard(command)
        self.stdout.write('%s\n' % self.doc_leader)
        self.print_topics(self.doc_header, documented, 15, 80)
        # The table of CPython's dictionary decides in which order topics stand.
        self.print_topics(self.misc_header, dict.fromkeys(topics, 1).keys(), 15, 80)
        self.print_topics(self.undoc_header, undocumented, 15, 80)

    def print_topics(self, header, cmds, cmdlen, maxcol):
        """Writes a header and names in columns below it, nothing where there are no names. cmdlen has no meaning."""
        if not cmds:
            return
        self.stdout.write('%s\n' % header)
        if self.ruler:
            self.stdout.write('%s\n' % (self.ruler * len(header)))
        self.columnize(cmds, maxcol - 1)
        self.stdout.write('\n')

    def columnize(self, list, displaywidth=80):
        """Writes strings in columns, as few lines as fit into the width, down the first column first."""
        if not list:
            self.stdout.write('<empty>\n')
            return
        wrong = [str(at) for at, item in enumerate(list) if not isinstance(item, str)]
        if wrong:
            raise TypeError('list[i] not a string for i in %s' % ', '.join(wrong))
        columns, widths = _layout(list, displaywidth)
        for row in range(len(columns[0])):
            cells = [column[row] if row < len(column) else '' for column in columns]
            while cells and not cells[-1]:
                cells.pop()
            self.stdout.write(_GAP.join(cell.ljust(width) for cell, width in zip(cells, widths)) + '\n')


def _layout(texts, width):
    # The texts by columns, with the columns' widths: the least number of lines that fit, or a line for each text.
    for rows in range(1, len(texts)):
        columns = [texts[at:at + rows] for at in range(0, len(texts), rows)]
        widths = [max(map(len, column)) for column in columns]
        if sum(widths) + len(_GAP) * (len(widths) - 1) <= width:
            return columns, widths
    return [texts], [0]
