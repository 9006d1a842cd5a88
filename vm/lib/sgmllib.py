# SPDX-License-Identifier: MIT
"""Takes SGML apart, as far as HTML has needed it: calls a method for each tag, reference, text and so on."""
from warnings import warnpy3k
warnpy3k("the sgmllib module has been removed in Python 3.0", stacklevel=2)
del warnpy3k

import markupbase
import re

__all__ = ["SGMLParser", "SGMLParseError"]

_NAME = '([a-zA-Z][-.a-zA-Z0-9]*)'

# Where text may end.
interesting = re.compile('[&<]')
# What may be the beginning of something, as far as it goes.
incomplete = re.compile('&(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]*)?|<(?:/?[a-zA-Z][^<>]*|/|![^<>]*)?')
# References, with the character behind them.
charref, entityref = re.compile('&#([0-9]+)[^0-9]'), re.compile('&' + _NAME + '[^a-zA-Z0-9]')
# Tags: "<tag ...>" and, for no good, "<tag/text/".
starttagopen, shorttagopen = re.compile('<[>a-zA-Z]'), re.compile('<' + _NAME + '/')
shorttag = re.compile(shorttagopen.pattern + '([^/]*)/')
tagfind = re.compile('[a-zA-Z][-_.a-zA-Z0-9]*')
attrfind = re.compile(r'''\s*([a-zA-Z_][-:.a-zA-Z_0-9]*)(\s*=\s*('[^']*'|"[^"]*"|[-\]\[a-zA-Z0-9./,:;+*%?!&$()_#=~'"@]*))?''')
# The ends of tags, and of processing instructions.
endbracket = re.compile('[<>]')
piclose = re.compile('>')


class SGMLParseError(RuntimeError):
    """What cannot be parsed."""


class SGMLParser(markupbase.ParserBase):
    """To be subclassed: feed() it with texts, and call close() at the end.

    For a tag X there may be methods start_X(attributes) and end_X(), or do_X(attributes) where it has no end tag; others
    are for unknown_starttag() and unknown_endtag(). `verbose`: says when a tag is closed that is not open."""

    entity_or_charref = re.compile('&(?:' + _NAME + '|#([0-9]+))(;?)')
    # Names of characters -> their text. May be overridden.
    entitydefs = {'amp': '&', 'lt': '<', 'gt': '>', 'apos': "'", 'quot': '"'}

    # May stand in declarations, too: some producers of HTML write it.
    _decl_otherchars = '='

    __starttag_text = None

    def __init__(self, verbose=0):
        self.verbose = verbose
        self.reset()

    def reset(self):
        """Forgets all that was fed."""
        self.rawdata = ''
        self.lasttag = '???'
        # Tags that are open, the innermost last.
        self.stack = []
        self.literal = self.nomoretags = 0
        self.__starttag_text = None
        markupbase.ParserBase.reset(self)

    def setnomoretags(self):
        """From now on all is text. For subclasses only."""
        self.nomoretags = self.literal = 1

    def setliteral(self, *args):
        """All is text up to the next end tag. For subclasses only."""
        self.literal = 1

    def error(self, message):
        raise SGMLParseError(message)

    def get_starttag_text(self):
        """The last start tag as it stands in the text."""
        return self.__starttag_text

    # Parsing.

    def goahead(self, end):
        """Parses what was fed; `end`: nothing follows."""
        data = self.rawdata
        size = len(data)
        i = 0
        while i < size and not self.nomoretags:
            match = interesting.search(data, i)
            j = match.start() if match else size
            if i < j:
                self.handle_data(data[i:j])
            i = j
            if match:
                j = self._reference(i) if data[i] == '&' else self._markup(i)
                if j == i:
                    j = self._text(i)
                if j < 0:
                    break
                i = j
        if i < size and (end or self.nomoretags):
            self.handle_data(data[i:])
            i = size
        self.rawdata = data[i:]

    # These give where a construct ends, -1 if that is not there yet, and where it begins if it is none.

    def _reference(self, i):
        data = self.rawdata
        if self.literal:
            self.handle_data('&')
            return i + 1
        for pattern, handle in (charref, self.handle_charref), (entityref, self.handle_entityref):
            match = pattern.match(data, i)
            if match:
                handle(match.group(1))
                # What ends a reference and is no ";" is text.
                return match.end() - (data[match.end() - 1] != ';')
        return i

    def _markup(self, i):
        data = self.rawdata
        if data.startswith('</', i):
            j = self.parse_endtag(i)
            if j >= 0:
                self.literal = 0
            return j
        if self.literal:
            if i + 1 == len(data):
                return -1
            self.handle_data('<')
            return i + 1
        if starttagopen.match(data, i):
            return self.parse_starttag(i)
        if data.startswith('<!--', i):
            return self.parse_comment(i)
        if data.startswith('<?', i):
            return self.parse_pi(i)
        if data.startswith('<!', i):
            return self.parse_declaration(i)
        return i

    def _text(self, i):
        match = incomplete.match(self.rawdata, i)
        end = match.end() if match else i + 1
        if match and end == len(self.rawdata):
            return -1
        self.handle_data(self.rawdata[i:end])
        return end

    def parse_pi(self, i):
        """Parses "<?...>"."""
        if not self.rawdata.startswith('<?', i):
            self.error('unexpected call to parse_pi()')
        match = piclose.search(self.rawdata, i + 2)
        if match is None:
            return -1
        self.handle_pi(self.rawdata[i + 2:match.start()])
        return match.end()

    def parse_starttag(self, i):
        """Parses a start tag."""
        self.__starttag_text = None
        data = self.rawdata
        if shorttagopen.match(data, i):
            match = shorttag.match(data, i)
            if match is None:
                return -1
            tag = match.group(1).lower()
            self.__starttag_text = '<%s/' % tag
            self.finish_shorttag(tag, match.group(2))
            self.__starttag_text = data[i:match.end(1) + 1]
            return match.end()
        bracket = endbracket.search(data, i + 1)
        if bracket is None:
            return -1
        end = bracket.start()
        if data.startswith('<>', i):
            tag, attrs = self.lasttag, []
        else:
            match = tagfind.match(data, i + 1)
            if match is None:
                self.error('unexpected call to parse_starttag')
            self.lasttag = tag = match.group().lower()
            attrs = self._attributes(match.end(), end)
        if data[end:end + 1] == '>':
            end += 1
        self.__starttag_text = data[i:end]
        self.finish_starttag(tag, attrs)
        return end

    def _attributes(self, i, end):
        # Those that begin between i and `end`, where a quoted value may go on.
        attrs = []
        while i < end:
            match = attrfind.match(self.rawdata, i)
            if match is None:
                break
            name, assigned, value = match.groups()
            if not assigned:
                value = name
            else:
                if value[:1] == value[-1:] and value[:1] in ('"', "'"):
                    value = value[1:-1]
                value = self.entity_or_charref.sub(self._convert_ref, value)
            attrs.append((name.lower(), value))
            i = match.end()
        return attrs

    def parse_endtag(self, i):
        """Parses an end tag."""
        match = endbracket.search(self.rawdata, i + 1)
        if match is None:
            return -1
        end = match.start()
        self.finish_endtag(self.rawdata[i + 2:end].strip().lower())
        return end + (self.rawdata[end] == '>')

    # What to do with tags.

    def finish_shorttag(self, tag, data):
        """Calls what is to be called for "<tag/data/"."""
        self.finish_starttag(tag, [])
        self.handle_data(data)
        self.finish_endtag(tag)

    def finish_starttag(self, tag, attrs):
        """Calls what is to be called for a start tag. Gives 1 if an end tag follows, 0 if not, -1 for an unknown tag."""
        method = getattr(self, 'start_' + tag, None)
        if method is not None:
            self.stack.append(tag)
            self.handle_starttag(tag, method, attrs)
            return 1
        method = getattr(self, 'do_' + tag, None)
        if method is not None:
            self.handle_starttag(tag, method, attrs)
            return 0
        self.unknown_starttag(tag, attrs)
        return -1

    def finish_endtag(self, tag):
        """Calls what is to be called for an end tag, and for those of the tags inside. '' closes the innermost."""
        stack = self.stack
        if not tag:
            depth = len(stack) - 1
        elif tag in stack:
            depth = len(stack) - 1 - stack[::-1].index(tag)
        else:
            depth = -1
        if depth < 0:
            if tag and hasattr(self, 'end_' + tag):
                self.report_unbalanced(tag)
            else:
                self.unknown_endtag(tag)
            return
        while len(self.stack) > depth:
            inner = self.stack[-1]
            method = getattr(self, 'end_' + inner, None)
            if method is not None:
                self.handle_endtag(inner, method)
            else:
                self.unknown_endtag(inner)
            del self.stack[-1]

    def handle_starttag(self, tag, method, attrs):
        """Calls the method for a start tag."""
        method(attrs)

    def handle_endtag(self, tag, method):
        """Calls the method for an end tag."""
        method()

    def report_unbalanced(self, tag):
        """Called for an end tag with a method whose tag is not open."""
        if self.verbose:
            print '*** Unbalanced </' + tag + '>'
            print '*** Stack:', self.stack

    # References.

    def _convert_ref(self, match):
        entity, number, end = match.groups()
        if number:
            text = self.convert_charref(number)
            return '&#%s%s' % (number, end) if not text else text
        if not end:
            return '&' + entity
        return self.convert_entityref(entity) or '&%s;' % entity

    def convert_charref(self, name):
        """The character of a number, None if there is none. May be overridden."""
        try:
            n = int(name)
        except ValueError:
            return None
        return self.convert_codepoint(n) if 0 <= n <= 127 else None

    def convert_codepoint(self, codepoint):
        return chr(codepoint)

    def convert_entityref(self, name):
        """The text for a name, by `entitydefs`; None if unknown. May be overridden."""
        return self.entitydefs.get(name)

    def handle_charref(self, name):
        """Called for "&#name;": its character is text."""
        replacement = self.convert_charref(name)
        if replacement is None:
            self.unknown_charref(name)
        else:
            self.handle_data(replacement)

    def handle_entityref(self, name):
        """Called for "&name;": what it stands for is text."""
        replacement = self.convert_entityref(name)
        if replacement is None:
            self.unknown_entityref(name)
        else:
            self.handle_data(replacement)

    # To be overridden.

    def handle_data(self, data):
        """Called for text, perhaps in pieces."""

    def handle_comment(self, data):
        """Called for what is in a comment."""

    def handle_decl(self, decl):
        """Called for "<!DOCTYPE ...>"."""

    def handle_pi(self, data):
        """Called for "<?data>"."""

    def unknown_starttag(self, tag, attrs):
        """Called for a start tag without a method: its name in lower case, and a list of (name, value)."""

    def unknown_endtag(self, tag):
        """Called for an end tag without a method."""

    def unknown_charref(self, ref):
        """Called for a number without character."""

    def unknown_entityref(self, ref):
        """Called for a name that is not known."""


class TestSGMLParser(SGMLParser):
    """Prints what it is fed with."""

    def __init__(self, verbose=0):
        self._text = ''
        SGMLParser.__init__(self, verbose)

    def _show(self, text):
        self.flush()
        print text

    def flush(self):
        """Prints the text since the last tag."""
        text, self._text = self._text, ''
        if text:
            print 'data:', repr(text)

    def handle_data(self, data):
        self._text += data
        if len(repr(self._text)) >= 70:
            self.flush()

    def handle_comment(self, data):
        shown = repr(data)
        if len(shown) > 68:
            shown = shown[:32] + '...' + shown[-32:]
        self._show('comment: ' + shown)

    def unknown_decl(self, data):
        self._show('*** unknown decl: [%s]' % data)

    def unknown_charref(self, ref):
        self._show('*** unknown char ref: &#%s;' % ref)

    def unknown_entityref(self, ref):
        self._show('*** unknown entity ref: &%s;' % ref)

    def unknown_starttag(self, tag, attrs):
        shown = ''.join([' %s="%s"' % pair for pair in attrs])
        self._show('start tag: <%s%s>' % (tag, shown and shown + ' '))

    def unknown_endtag(self, tag):
        self._show('end tag: </%s>' % tag)

    def close(self):
        SGMLParser.close(self)
        self.flush()


def test(args=None):
    """Prints the parts of a file; with -s tells only whether there are errors."""
    import sys
    args = sys.argv[1:] if args is None else args
    silent = args[:1] == ['-s']
    names = args[silent:]
    name = names[0] if names else 'test.html'
    try:
        source = sys.stdin if name == '-' else open(name)
    except IOError as e:
        print name, ':', e
        sys.exit(1)
    text = source.read()
    if source is not sys.stdin:
        source.close()
    parser = (SGMLParser if silent else TestSGMLParser)()
    for char in text:
        parser.feed(char)
    parser.close()


if __name__ == '__main__':
    test()
