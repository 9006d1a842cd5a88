# SPDX-License-Identifier: MIT
"""How module imaplib sends commands and reads answers."""
import re
import socket
import sys
import time

from _imap_text import CRLF, Commands, Continuation, Literal, Response_code, Untagged_response, Untagged_status


class Protocol:
    """Commands and answers over a connection with the methods send(), read() and readline().

    Attributes: debug, state, literal (what follows the next command: a text, or a method that answers each line of the
    server), tagged_commands (the answers to commands by their tags, None as long as they have not come),
    untagged_responses (the others, by their types), is_readonly, tagnum, tagpre, tagre (what tags look like)."""

    class error(Exception):
        """The server refuses, or the command is not allowed now."""

        __module__ = 'imaplib'

    class abort(error):
        """The connection is of no more use; a new one may succeed."""

        __module__ = 'imaplib'

    class readonly(abort):
        """The box cannot be written to any more."""

        __module__ = 'imaplib'

    # What is no atom of IMAP.
    mustquote = re.compile(r"[^\w!#$%&'*+,.:;<=>?^`|~-]")

    def _start(self, debug):
        self.debug = debug
        self.state = 'LOGOUT'
        self.literal = None
        self.tagged_commands = {}
        self.untagged_responses = {}
        self.continuation_response = ''
        self.is_readonly = False
        self.tagnum = 0
        self._cmd_log = []
        self._cmd_log_len = 10

    def _set_tag(self, start):
        self.tagpre = start
        self.tagre = re.compile(r'(?P<tag>%s\d+) (?P<type>[A-Z]+) (?P<data>.*)' % start)

    # --- Sending commands

    def _ask(self, answer, name, *args):
        # A command that gives the untagged answers of a type.
        typ, data = self._simple_command(name, *args)
        return self._untagged_response(typ, data, answer)

    def _simple_command(self, name, *args):
        return self._command_complete(name, self._command(name, *args))

    def _check_state(self, name):
        if self.state not in Commands[name]:
            self.literal = None
            raise self.error('command %s illegal in state %s, only allowed in states %s'
                             % (name, self.state, ', '.join(Commands[name])))

    def _command(self, name, *args):
        """Sends a command with its literal, if there is one; returns its tag."""
        self._check_state(name)
        for typ in 'OK', 'NO', 'BAD':
            self.untagged_responses.pop(typ, None)
        if 'READ-ONLY' in self.untagged_responses and not self.is_readonly:
            raise self.readonly('mailbox status changed to READ-ONLY')
        tag = self._new_tag()
        words = [tag, name] + ['%s' % self._checkquote(arg) for arg in args if arg is not None]
        literal, self.literal = self.literal, None
        if isinstance(literal, basestring):
            words.append('{%s}' % len(literal))
        line = ' '.join(words)
        self._traffic('> ' + line)
        self._send(line + CRLF)
        while literal is not None:
            # The server asks for it, or refuses.
            while self._get_response():
                if self.tagged_commands[tag]:
                    return tag
            text = literal
            if isinstance(literal, basestring):
                literal = None
            else:
                text = literal(self.continuation_response)
            self._debug(4, 'write literal size %s' % len(text))
            self._send(text)
            self._send(CRLF)
        return tag

    def _send(self, text):
        try:
            self.send(text)
        except (socket.error, OSError) as e:
            raise self.abort('socket error: %s' % e)

    def _new_tag(self):
        tag = '%s%s' % (self.tagpre, self.tagnum)
        self.tagnum += 1
        self.tagged_commands[tag] = None
        return tag

    def _checkquote(self, arg):
        # In quotes if it needs them and has none.
        if type(arg) is not str or arg and not self.mustquote.search(arg):
            return arg
        return arg if len(arg) > 1 and arg[0] + arg[-1] in ('()', '""') else self._quote(arg)

    def _quote(self, arg):
        return '"%s"' % arg.replace('\\', '\\\\').replace('"', '\\"')

    # --- Reading answers

    def _command_complete(self, name, tag):
        leaving = name == 'LOGOUT'
        if not leaving:
            self._check_bye()
        try:
            typ, data = self._get_tagged_response(tag)
        except self.error as e:
            kind = self.abort if isinstance(e, self.abort) else self.error
            raise kind('command: %s => %s' % (name, e))
        if not leaving:
            self._check_bye()
        if typ == 'BAD':
            raise self.error('%s command error: %s %s' % (name, typ, data))
        return typ, data

    def _check_bye(self):
        bye = self.untagged_responses.get('BYE')
        if bye:
            raise self.abort(bye[-1])

    def _get_tagged_response(self, tag):
        while self.tagged_commands[tag] is None:
            # A server that took leave says nothing more.
            self._check_bye()
            try:
                self._get_response()
            except self.abort:
                if self.debug >= 1:
                    self.print_log()
                raise
        return self.tagged_commands.pop(tag)

    def _get_response(self):
        """Reads an answer and keeps it; returns its line, None if the server waits for us."""
        line = self._get_line()
        if self._match(self.tagre, line):
            tag, typ, data = self.mo.group('tag', 'type', 'data')
            if tag not in self.tagged_commands:
                raise self.abort('unexpected tagged response: %s' % line)
            self.tagged_commands[tag] = (typ, [data])
        elif self._match(Untagged_response, line):
            typ, data = self.mo.group('type', 'data')
            data = self._get_literals(typ, data or '')
        elif self._match(Untagged_status, line):
            typ, data, more = self.mo.group('type', 'data', 'data2')
            data = self._get_literals(typ, data + ' ' + more if more else data)
        elif self._match(Continuation, line):
            self.continuation_response = self.mo.group('data')
            return None
        else:
            raise self.abort("unexpected response: '%s'" % line)
        if typ in ('OK', 'NO', 'BAD') and self._match(Response_code, data):
            self._append_untagged(*self.mo.group('type', 'data'))
        if typ in ('NO', 'BAD', 'BYE'):
            self._debug(1, '%s response: %s' % (typ, data))
        return line

    def _get_literals(self, typ, data):
        # What comes behind an answer that ends with the size of a literal; returns what is behind the last one.
        while self._match(Literal, data):
            size = int(self.mo.group('size'))
            self._debug(4, 'read literal size %s' % size)
            self._append_untagged(typ, (data, self.read(size)))
            data = self._get_line()
        self._append_untagged(typ, data)
        return data

    def _get_line(self):
        line = self.readline()
        if not line:
            raise self.abort('socket error: EOF')
        if not line.endswith(CRLF):
            raise self.abort('socket error: unterminated line')
        line = line[:-2]
        self._traffic('< ' + line)
        return line

    def _match(self, cre, s):
        self.mo = cre.match(s)
        if self.mo is not None and self.debug >= 5:
            self._mesg("\tmatched r'%s' => %r" % (cre.pattern, self.mo.groups()))
        return self.mo is not None

    def _append_untagged(self, typ, dat):
        known = self.untagged_responses.setdefault(typ, [])
        dat = '' if dat is None else dat
        if self.debug >= 5:
            self._mesg('untagged_responses[%s] %s += ["%s"]' % (typ, len(known), dat))
        known.append(dat)

    def _untagged_response(self, typ, dat, name):
        # The answers of a type, which are given once.
        if typ == 'NO':
            return typ, dat
        data = self.untagged_responses.pop(name, None)
        if data is None:
            return typ, [None]
        self._debug(5, 'untagged_responses[%s] => %s' % (name, data))
        return typ, data

    # --- Debugging

    def _debug(self, level, text):
        if self.debug >= level:
            self._mesg(text)

    def _mesg(self, s, secs=None):
        if secs is None:
            secs = time.time()
        sys.stderr.write('  %s.%02d %s\n' % (time.strftime('%M:%S', time.localtime(secs)), secs * 100 % 100, s))
        sys.stderr.flush()

    def _dump_answers(self, level):
        if self.debug >= level:
            self._dump_ur(self.untagged_responses)

    def _dump_ur(self, dict):
        lines = ['%s: "%s"' % (typ, '" "'.join(data) if data[0] else '') for typ, data in dict.items()]
        if lines:
            self._mesg('untagged responses dump:\n\t\t' + '\n\t\t'.join(lines))

    def _traffic(self, line):
        if self.debug >= 4:
            self._mesg(line)
        else:
            self._log(line)

    def _log(self, line):
        # The last lines, for print_log().
        self._cmd_log.append((line, time.time()))
        del self._cmd_log[:-self._cmd_log_len]

    def print_log(self):
        """Prints the last lines that were sent and came."""
        self._mesg('last %d IMAP4 interactions:' % len(self._cmd_log))
        for line, secs in self._cmd_log:
            self._mesg(line, secs)
