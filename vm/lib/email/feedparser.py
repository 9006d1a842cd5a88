# SPDX-License-Identifier: MIT
"""Parses messages that come piece by piece. Nothing is an error: what is wrong stands in `defects` of the message."""
import re

from email import errors, message

__all__ = ['FeedParser']

NL = '\n'
EMPTYSTRING = ''

# Line ends: anywhere, in a group, at the end and at the beginning.
NLCRE = re.compile('\r\n|\r|\n')
NLCRE_crack = re.compile('(\r\n|\r|\n)')
NLCRE_eol = re.compile(r'(\r\n|\r|\n)\Z')
NLCRE_bol = re.compile('(\r\n|\r|\n)')

# What begins the lines of headers: "From ", a name with a colon, a blank.
headerRE = re.compile(r'^(From |[\041-\071\073-\176]{1,}:|[\t ])')

# What readline() gives where there is no whole line yet.
NeedMoreData = object()


class BufferedSubFile(object):
    """Lines of what is pushed into it, up to one that a matcher finds: there it seems to end."""

    def __init__(self):
        # The line that comes next has number `_at`.
        self._lines = []
        self._at = 0
        # The pieces of a last line without its end.
        self._partial = []
        self._eofstack = []
        self._closed = False

    def push_eof_matcher(self, pred):
        """Adds a matcher: a line for which it returns something true is the end."""
        self._eofstack.append(pred)

    def pop_eof_matcher(self):
        """Removes the last matcher and returns it."""
        return self._eofstack.pop()

    def close(self):
        """Nothing more comes."""
        self.pushlines(EMPTYSTRING.join(self._partial).splitlines(True))
        self._partial = []
        self._closed = True

    def readline(self):
        """The next line; '' at the end, NeedMoreData where one may still come."""
        if self._at == len(self._lines):
            return '' if self._closed else NeedMoreData
        line = self._lines[self._at]
        for is_end in self._eofstack:
            if is_end(line):
                return ''
        self._at += 1
        return line

    def unreadline(self, line):
        """Puts a line before the next one."""
        assert line is not NeedMoreData
        if self._at:
            self._at -= 1
            self._lines[self._at] = line
        else:
            self._lines.insert(0, line)

    def push(self, data):
        """Adds text that need not end with a line."""
        lines = data.splitlines(True)
        if not lines or lines[0][-1] not in '\r\n':
            self._partial.append(data)
            return
        if self._partial:
            self._partial.append(lines[0])
            lines[:1] = EMPTYSTRING.join(self._partial).splitlines(True)
            self._partial = []
        if lines[-1][-1] != NL:
            # "\r" may be half of "\r\n".
            self._partial.append(lines.pop())
        self.pushlines(lines)

    def pushlines(self, lines):
        """Adds whole lines."""
        del self._lines[:self._at]
        self._at = 0
        self._lines += lines

    def is_closed(self):
        return self._closed

    def __iter__(self):
        return self

    def next(self):
        line = self.readline()
        if line == '':
            raise StopIteration
        return line

    def _rest(self):
        # All up to the end, as one text.
        lines = self._lines
        start, end = self._at, len(lines)
        for is_end in self._eofstack:
            for at in xrange(start, end):
                if is_end(lines[at]):
                    end = at
                    break
        self._at = end
        return EMPTYSTRING.join(lines[start:end])


def _boundary_matcher(boundary):
    return re.compile('(?P<sep>--%s)(?P<end>--)?(?P<ws>[ \t]*)(?P<linesep>\r\n|\r|\n)?$' % re.escape(boundary)).match


def _without_end(text):
    """A text without the end of its last line."""
    match = NLCRE_eol.search(text)
    return text[:match.start()] if match else text


class FeedParser:
    """Parses a message of which the text is fed; _factory: makes the messages."""

    def __init__(self, _factory=message.Message):
        self._factory = _factory
        self._input = BufferedSubFile()
        self._headersonly = False

    def _set_headersonly(self):
        # All behind the header is payload.
        self._headersonly = True

    def feed(self, data):
        """Adds text, of any length."""
        self._input.push(data)

    def close(self):
        """The message, once all was fed."""
        self._input.close()
        root = self._factory()
        self._parse(root)
        if root.get_content_maintype() == 'multipart' and not root.is_multipart():
            root.defects.append(errors.MultipartInvariantViolationDefect())
        return root

    # Each of these reads what belongs to a message and returns the message that it ends with: itself, or one within it.

    def _parse(self, msg):
        self._parse_headers(msg)
        if self._headersonly:
            return self._parse_text(msg)
        if msg.get_content_type() == 'message/delivery-status':
            return self._parse_blocks(msg)
        main = msg.get_content_maintype()
        if main == 'message':
            return self._parse_part(msg)
        if main == 'multipart':
            return self._parse_multipart(msg)
        return self._parse_text(msg)

    def _parse_part(self, msg):
        part = self._factory()
        if msg.get_content_type() == 'multipart/digest':
            part.set_default_type('message/rfc822')
        msg.attach(part)
        return self._parse(part)

    def _parse_text(self, msg):
        msg.set_payload(self._input._rest())
        return msg

    def _parse_blocks(self, msg):
        # Headers without bodies, with an empty line between them.
        source = self._input
        while True:
            source.push_eof_matcher(NLCRE.match)
            last = self._parse_part(msg)
            source.pop_eof_matcher()
            source.readline()
            line = source.readline()
            if line == '':
                return last
            source.unreadline(line)

    def _parse_multipart(self, msg):
        boundary = msg.get_boundary()
        if boundary is None:
            msg.defects.append(errors.NoBoundaryInMultipartDefect())
            return self._parse_text(msg)
        source = self._input
        matcher = _boundary_matcher(boundary)
        source.push_eof_matcher(matcher)
        preamble = source._rest()
        source.pop_eof_matcher()
        match = matcher(source.readline())
        if not match or match.group('end'):
            msg.defects.append(errors.StartBoundaryNotFoundDefect())
            msg.set_payload(preamble)
            source._rest()
            msg.epilogue = ''
            return msg
        if preamble:
            msg.preamble = _without_end(preamble)
        while match and not match.group('end'):
            match = self._parse_between(msg, matcher)
        epilogue = source._rest()
        if match and match.group('linesep') or not epilogue:
            msg.epilogue = epilogue
        else:
            # What stands in the line of the last boundary, if that could be.
            msg.epilogue = NLCRE_bol.sub('', epilogue, 1)
        return msg

    def _parse_between(self, msg, matcher):
        # The part behind a boundary; returns the match of the next boundary, if there is one.
        source = self._input
        line = source.readline()
        while matcher(line):
            # Several boundaries are as one.
            line = source.readline()
        source.unreadline(line)
        source.push_eof_matcher(matcher)
        last = self._parse_part(msg)
        source.pop_eof_matcher()
        # The end of the last line belongs to the boundary.
        if last.get_content_maintype() == 'multipart':
            if last.epilogue is not None:
                last.epilogue = _without_end(last.epilogue) if last.epilogue else None
        else:
            payload = last.get_payload()
            if isinstance(payload, basestring):
                last.set_payload(_without_end(payload))
        return matcher(source.readline())

    # --- Headers

    def _parse_headers(self, msg):
        source = self._input
        lines = []
        for line in source:
            if not headerRE.match(line):
                if not NLCRE.match(line):
                    # No empty line between header and payload.
                    source.unreadline(line)
                break
            lines.append(line)
        self._add_fields(msg, lines)

    def _add_fields(self, msg, lines):
        name = ''
        value = []
        for number, line in enumerate(lines):
            if line[0] in ' \t':
                if name:
                    value.append(line)
                else:
                    msg.defects.append(errors.FirstHeaderLineIsContinuationDefect(line))
                continue
            if name:
                self._add_field(msg, name, value)
                name = ''
            if line.startswith('From '):
                if number == 0:
                    msg.set_unixfrom(_without_end(line))
                elif number == len(lines) - 1:
                    # The first line of the payload, most likely.
                    self._input.unreadline(line)
                    return
                else:
                    msg.defects.append(errors.MisplacedEnvelopeHeaderDefect(line))
                continue
            name, _, rest = line.partition(':')
            value = [rest.lstrip()]
        if name:
            self._add_field(msg, name, value)

    def _add_field(self, msg, name, lines):
        msg[name] = EMPTYSTRING.join(lines).rstrip('\r\n')
