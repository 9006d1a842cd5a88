# SPDX-License-Identifier: MIT
"""Takes HTML apart, also such as is not right: calls a method for each tag, text, comment and so on"""
import markupbase
import re

# Where text may end.
interesting_normal = re.compile('[&<]')
starttagopen = re.compile('<[a-zA-Z]')

# References, with what is behind them; the beginning of one.
charref = re.compile('&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]')
entityref = re.compile('&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]')
incomplete = re.compile('&[a-zA-Z#]')

# The ends of the rest.
commentclose = re.compile(r'--\s*>')
piclose = endendtag = re.compile('>')

# The pieces of a start tag, as HTML 5 takes them: a name is what stands before a blank, "/" or ">".
_TAG = r'[a-zA-Z][^\t\n\r\f />\x00]*'
_NAME = r'''(?<=['"\s/])[^\s/>][^\s/=>]*'''
_VALUE = r'''\'[^\']*\'|"[^"]*"|(?!['"])[^>\s]*'''
_GAP = r'(?:\s|/(?!>))*'

tagfind = re.compile('(' + _TAG + ')' + _GAP)
tagfind_tolerant = re.compile(_TAG)
attrfind = re.compile('(' + _NAME + r')(\s*=+\s*(' + _VALUE + '))?' + _GAP)
locatestarttagend = re.compile('<' + _TAG + r'(?:[\s/]*(?:' + _NAME + r'(?:\s*=+\s*(?:' + _VALUE + '))?' + _GAP + r')*)?\s*')
endtagfind = re.compile(r'</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>')
_references = re.compile(r'&(#?[xX]?(?:[0-9a-fA-F]+|\w{1,8}));')


class HTMLParseError(Exception):
    """What cannot be parsed: msg, lineno, offset."""

    def __init__(self, msg, position=(None, None)):
        assert msg
        self.msg = msg
        self.lineno, self.offset = position

    def __str__(self):
        text = self.msg
        if self.lineno is not None:
            text += ', at line %d' % self.lineno
        if self.offset is not None:
            text += ', column %d' % (self.offset + 1)
        return text


class HTMLParser(markupbase.ParserBase):
    """To be subclassed: feed() it with texts, call close() at the end, and override the methods handle_...()."""

    # Elements in which only their own end tag counts.
    CDATA_CONTENT_ELEMENTS = ('script', 'style')

    __starttag_text = None

    # Names of characters -> characters, once they were needed.
    entitydefs = None

    def __init__(self):
        self.reset()

    def reset(self):
        """Forgets all that was fed."""
        self.rawdata = ''
        self.lasttag = '???'
        self.interesting = interesting_normal
        self.cdata_elem = None
        markupbase.ParserBase.reset(self)

    def error(self, message):
        raise HTMLParseError(message, self.getpos())

    def get_starttag_text(self):
        """The last start tag as it stands in the text."""
        return self.__starttag_text

    def set_cdata_mode(self, elem):
        """From now on only the end tag of `elem` counts."""
        self.cdata_elem = elem.lower()
        self.interesting = re.compile(r'</\s*%s\s*>' % self.cdata_elem, re.I)

    def clear_cdata_mode(self):
        self.interesting = interesting_normal
        self.cdata_elem = None

    def goahead(self, end):
        """Parses what was fed; `end`: nothing follows."""
        data = self.rawdata
        size = len(data)
        i = 0
        while i < size:
            match = self.interesting.search(data, i)
            if match:
                j = match.start()
            elif self.cdata_elem:
                break
            else:
                j = size
            if i < j:
                self.handle_data(data[i:j])
            i = self.updatepos(i, j)
            if i == size:
                break
            if data[i] == '<':
                j = self._markup(i)
                if j is None:
                    break
                if j < 0:
                    if not end:
                        break
                    # It does not end: it is text, up to where the next one may begin.
                    j = data.find('>', i + 1) + 1
                    if not j:
                        j = data.find('<', i + 1)
                        if j < 0:
                            j = i + 1
                    self.handle_data(data[i:j])
            elif data[i:i + 2] == '&#':
                match = charref.match(data, i)
                if not match:
                    if ';' in data[i:]:
                        self.handle_data(data[i:i + 2])
                        i = self.updatepos(i, i + 2)
                    break
                self.handle_charref(match.group()[2:-1])
                j = match.end() - (data[match.end() - 1] != ';')
            else:
                match = entityref.match(data, i)
                if match:
                    self.handle_entityref(match.group(1))
                    j = match.end() - (data[match.end() - 1] != ';')
                else:
                    match = incomplete.match(data, i)
                    if match:
                        if end and match.group() == data[i:]:
                            self.error('EOF in middle of entity or char ref')
                        break
                    if i + 1 >= size:
                        break
                    self.handle_data('&')
                    j = i + 1
            i = self.updatepos(i, j)
        if end and i < size and not self.cdata_elem:
            self.handle_data(data[i:size])
            i = self.updatepos(i, size)
        self.rawdata = data[i:]

    def _markup(self, i):
        # Where what begins with "<" ends; -1 if that is not there yet, None if nobody knows yet what it is.
        data = self.rawdata
        if starttagopen.match(data, i):
            return self.parse_starttag(i)
        if data.startswith('</', i):
            return self.parse_endtag(i)
        if data.startswith('<!--', i):
            return self.parse_comment(i)
        if data.startswith('<?', i):
            return self.parse_pi(i)
        if data.startswith('<!', i):
            return self.parse_html_declaration(i)
        if i + 1 < len(data):
            self.handle_data('<')
            return i + 1
        return None

    def parse_html_declaration(self, i):
        """Parses "<!...>"."""
        data = self.rawdata
        if data[i:i + 2] != '<!':
            self.error('unexpected call to parse_html_declaration()')
        if data[i:i + 4] == '<!--':
            return self.parse_comment(i)
        if data[i:i + 3] == '<![':
            return self.parse_marked_section(i)
        if data[i:i + 9].lower() == '<!doctype':
            end = data.find('>', i + 9)
            if end < 0:
                return -1
            self.handle_decl(data[i + 2:end])
            return end + 1
        return self.parse_bogus_comment(i)

    def parse_bogus_comment(self, i, report=1):
        """Parses what browsers take for a comment: "<!..." or "</..." up to ">"."""
        data = self.rawdata
        if data[i:i + 2] not in ('<!', '</'):
            self.error('unexpected call to parse_comment()')
        end = data.find('>', i + 2)
        if end < 0:
            return -1
        if report:
            self.handle_comment(data[i + 2:end])
        return end + 1

    def parse_pi(self, i):
        """Parses "<?...>"."""
        assert self.rawdata[i:i + 2] == '<?', 'unexpected call to parse_pi()'
        match = piclose.search(self.rawdata, i + 2)
        if not match:
            return -1
        self.handle_pi(self.rawdata[i + 2:match.start()])
        return match.end()

    def parse_starttag(self, i):
        """Parses a start tag."""
        self.__starttag_text = None
        end = self.check_for_whole_start_tag(i)
        if end < 0:
            return end
        data = self.rawdata
        self.__starttag_text = data[i:end]
        match = tagfind.match(data, i + 1)
        assert match, 'unexpected call to parse_starttag()'
        self.lasttag = tag = match.group(1).lower()
        attrs = []
        at = match.end()
        while at < end:
            match = attrfind.match(data, at)
            if not match:
                break
            name, assigned, value = match.groups()
            if not assigned:
                value = None
            elif value[:1] == value[-1:] and value[:1] in ('"', "'"):
                value = value[1:-1]
            if value:
                value = self.unescape(value)
            attrs.append((name.lower(), value))
            at = match.end()
        closing = data[at:end].strip()
        if closing == '>':
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        elif closing == '/>':
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_data(data[i:end])
        return end

    def check_for_whole_start_tag(self, i):
        """Where a start tag ends, -1 if that is not there yet."""
        data = self.rawdata
        match = locatestarttagend.match(data, i)
        assert match, 'we should not get here!'
        j = match.end()
        char = data[j:j + 1]
        if char == '>':
            return j + 1
        if char == '/':
            if data.startswith('/>', j):
                return j + 2
            if data.startswith('/', j):
                return -1
        if char == '' or char in 'abcdefghijklmnopqrstuvwxyz=/ABCDEFGHIJKLMNOPQRSTUVWXYZ':
            return -1
        return j if j > i else i + 1

    def parse_endtag(self, i):
        """Parses an end tag."""
        data = self.rawdata
        assert data[i:i + 2] == '</', 'unexpected call to parse_endtag'
        match = endendtag.search(data, i + 1)
        if not match:
            return -1
        end = match.end()
        match = endtagfind.match(data, i)
        if not match:
            if self.cdata_elem is not None:
                self.handle_data(data[i:end])
                return end
            match = tagfind_tolerant.match(data, i + 2)
            if not match:
                return i + 3 if data[i:i + 3] == '</>' else self.parse_bogus_comment(i)
            tag = match.group().lower()
            # What stands behind the name is of no use.
            end = data.find('>', match.end())
            self.handle_endtag(tag)
            return end + 1
        tag = match.group(1).lower()
        if self.cdata_elem is not None and tag != self.cdata_elem:
            self.handle_data(data[i:end])
            return end
        self.handle_endtag(tag)
        self.clear_cdata_mode()
        return end

    # To be overridden.

    def handle_startendtag(self, tag, attrs):
        """Called for "<tag/>"; calls the two others unless overridden."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        """Called for a start tag: its name in lower case, and a list of (name, value), None for no value."""

    def handle_endtag(self, tag):
        """Called for an end tag."""

    def handle_charref(self, name):
        """Called for "&#name;"."""

    def handle_entityref(self, name):
        """Called for "&name;"."""

    def handle_data(self, data):
        """Called for text, perhaps in pieces."""

    def handle_comment(self, data):
        """Called for what is in a comment."""

    def handle_decl(self, decl):
        """Called for "<!decl>"."""

    def handle_pi(self, data):
        """Called for "<?data>"."""

    def unknown_decl(self, data):
        """Called for "<![data]>"."""

    def unescape(self, s):
        """`s` with the characters that references stand for."""
        return _references.sub(self.__character, s) if '&' in s else s

    def __character(self, match):
        name = match.group(1)
        if name[0] == '#':
            digits = name[1:]
            try:
                return unichr(int(digits[1:], 16) if digits[0] in 'xX' else int(digits))
            except ValueError:
                return '&#' + digits + ';'
        if HTMLParser.entitydefs is None:
            import htmlentitydefs
            defs = dict((known, unichr(code)) for known, code in htmlentitydefs.name2codepoint.iteritems())
            defs['apos'] = u"'"
            HTMLParser.entitydefs = defs
        found = self.entitydefs.get(name)
        return '&' + name + ';' if found is None else found
