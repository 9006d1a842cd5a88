# SPDX-License-Identifier: MIT
"""What parsers of HTML and SGML have in common: positions, comments, declarations. Of use for them only."""
import re

# What ends comments, marked sections, and those of Microsoft.
_commentclose, _markedsectionclose, _msmarkedsectionclose = map(re.compile, (r'--\s*>', r']\s*]\s*>', r']\s*>'))
# Names and strings in declarations.
_declstringlit_match = re.compile(r'(\'[^\']*\'|"[^"]*")\s*').match
_declname_match = re.compile(r'[a-zA-Z][-_.a-zA-Z0-9]*\s*').match

_LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
# The sections that SGML has, and those that word processors of Microsoft write.
_SGML_SECTIONS = ('temp', 'cdata', 'ignore', 'include', 'rcdata')
_MS_SECTIONS = ('if', 'else', 'endif')


class ParserBase:
    """Subclasses set `rawdata`, what is not parsed yet, and have error(), which raises an exception, and goahead(end),
    which parses what was fed; `end`: nothing follows.

    The methods that parse take the index where a construct begins and give the one behind it, -1 if its end is not there
    yet."""

    _decl_otherchars = ''

    def __init__(self):
        if self.__class__ is ParserBase:
            raise RuntimeError('markupbase.ParserBase must be subclassed')

    def error(self, message):
        raise NotImplementedError('subclasses of ParserBase must override error()')

    def reset(self):
        self.lineno = 1
        self.offset = 0

    def feed(self, data):
        """Parses as far as that can be done without what follows."""
        self.rawdata = self.rawdata + data
        self.goahead(0)

    def close(self):
        """Parses what is left."""
        self.goahead(1)

    def getpos(self):
        """Line, from 1, and column, from 0."""
        return self.lineno, self.offset

    def updatepos(self, i, j):
        """Counts the text from i to j; gives j."""
        if i >= j:
            return j
        lines = self.rawdata.count('\n', i, j)
        if lines:
            self.lineno += lines
            self.offset = j - self.rawdata.rindex('\n', i, j) - 1
        else:
            self.offset += j - i
        return j

    def parse_declaration(self, i):
        """Parses "<!...>", but no comment: sections, and what DOCTYPE and its kind declare."""
        data = self.rawdata
        j = i + 2
        assert data[i:j] == '<!', 'unexpected call to parse_declaration'
        char = data[j:j + 1]
        if char == '>':
            return j + 1
        if char in '-':
            # Comments are told from declarations before.
            return -1
        if char == '[':
            return self.parse_marked_section(i)
        kind, j = self._scan_name(j, i)
        if j < 0:
            return j
        if kind == 'doctype':
            self._decl_otherchars = ''
        while j < len(data):
            char = data[j]
            if char == '>':
                found = data[i + 2:j]
                if kind == 'doctype':
                    self.handle_decl(found)
                else:
                    self.unknown_decl(found)
                return j + 1
            if char in '"\'':
                j = self._literal(j)
            elif char in _LETTERS:
                j = self._scan_name(j, i)[1]
            elif char in self._decl_otherchars:
                j += 1
            elif char == '[':
                if kind == 'doctype':
                    j = self._parse_doctype_subset(j + 1, i)
                elif kind in ('attlist', 'linktype', 'link', 'element'):
                    self.error("unsupported '[' char in %s declaration" % kind)
                else:
                    self.error("unexpected '[' char in declaration")
            else:
                self.error('unexpected %r char in declaration' % char)
            if j < 0:
                return j
        return -1

    def _literal(self, i):
        match = _declstringlit_match(self.rawdata, i)
        return match.end() if match else -1

    def parse_marked_section(self, i, report=1):
        """Parses "<![...]>"; what is in it goes to unknown_decl() if `report`."""
        assert self.rawdata[i:i + 3] == '<![', 'unexpected call to parse_marked_section()'
        name, j = self._scan_name(i + 3, i)
        if j < 0:
            return j
        if name in _SGML_SECTIONS:
            match = _markedsectionclose.search(self.rawdata, i + 3)
        elif name in _MS_SECTIONS:
            match = _msmarkedsectionclose.search(self.rawdata, i + 3)
        else:
            self.error('unknown status keyword %r in marked section' % self.rawdata[i + 3:j])
            match = None
        if not match:
            return -1
        if report:
            self.unknown_decl(self.rawdata[i + 3:match.start()])
        return match.end()

    def parse_comment(self, i, report=1):
        """Parses "<!--...-->"; what is in it goes to handle_comment() if `report`."""
        if self.rawdata[i:i + 4] != '<!--':
            self.error('unexpected call to parse_comment()')
        match = _commentclose.search(self.rawdata, i + 4)
        if not match:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 4:match.start()])
        return match.end()

    def _parse_doctype_subset(self, i, declstartpos):
        """Parses what is between "[" and "]" of a DOCTYPE."""
        data = self.rawdata
        j = i
        while j < len(data):
            char = data[j]
            if char == '<':
                start = data[j:j + 2]
                if start == '<':
                    return -1
                if start != '<!':
                    self.updatepos(declstartpos, j + 1)
                    self.error('unexpected char in internal subset (in %r)' % start)
                if j + 4 > len(data):
                    return -1
                if data[j:j + 4] == '<!--':
                    j = self.parse_comment(j, report=0)
                    if j < 0:
                        return j
                    continue
                name, j = self._scan_name(j + 2, declstartpos)
                if j < 0:
                    return -1
                if name not in ('attlist', 'element', 'entity', 'notation'):
                    self.updatepos(declstartpos, j + 2)
                    self.error('unknown declaration %r in internal subset' % name)
                j = getattr(self, '_parse_doctype_' + name)(j, declstartpos)
                if j < 0:
                    return j
            elif char == '%':
                # A reference to a parameter entity.
                if j + 1 == len(data):
                    return -1
                j = self._scan_name(j + 1, declstartpos)[1]
                if j < 0:
                    return j
                if data[j] == ';':
                    j += 1
            elif char == ']':
                j += 1
                while j < len(data) and data[j].isspace():
                    j += 1
                if j == len(data):
                    return -1
                if data[j] == '>':
                    return j
                self.updatepos(declstartpos, j)
                self.error('unexpected char after internal subset')
            elif char.isspace():
                j += 1
            else:
                self.updatepos(declstartpos, j)
                self.error('unexpected char %r in internal subset' % char)
        return -1

    def _parse_doctype_element(self, i, declstartpos):
        j = self._scan_name(i, declstartpos)[1]
        if j == -1:
            return -1
        # Whatever the content may be.
        end = self.rawdata.find('>', j)
        return end + 1 if end >= 0 else -1

    def _parse_doctype_attlist(self, i, declstartpos):
        data = self.rawdata
        j = self._scan_name(i, declstartpos)[1]
        char = data[j:j + 1]
        if char == '':
            return -1
        if char == '>':
            return j + 1
        while True:
            # Name, type, and what holds if it is left out.
            j = self._scan_name(j, declstartpos)[1]
            if j < 0:
                return j
            char = data[j:j + 1]
            if char == '':
                return -1
            if char == '(':
                # The values that may be.
                end = data.find(')', j)
                if end < 0:
                    return -1
                j = end + 1
                while data[j:j + 1].isspace():
                    j += 1
                if not data[j:]:
                    return -1
            else:
                j = self._scan_name(j, declstartpos)[1]
            char = data[j:j + 1]
            if not char:
                return -1
            if char in '"\'':
                j = self._literal(j)
                if j < 0:
                    return -1
                char = data[j:j + 1]
                if not char:
                    return -1
            if char == '#':
                if data[j:] == '#':
                    return -1
                j = self._scan_name(j + 1, declstartpos)[1]
                if j < 0:
                    return j
                char = data[j:j + 1]
                if not char:
                    return -1
            if char == '>':
                return j + 1

    def _parse_doctype_notation(self, i, declstartpos):
        """The end of a declaration of names and literals, which begins at i; -1 if it may go on."""
        data = self.rawdata
        j = self._scan_name(i, declstartpos)[1]
        while j >= 0:
            char = data[j:j + 1]
            if not char:
                return -1
            if char == '>':
                return j + 1
            if char in '"\'':
                j = self._literal(j)
            else:
                j = self._scan_name(j, declstartpos)[1]
        return j

    def _parse_doctype_entity(self, i, declstartpos):
        data = self.rawdata
        if data[i:i + 1] == '%':
            # The name of a parameter entity follows.
            i += 1
            while True:
                char = data[i:i + 1]
                if not char:
                    return -1
                if not char.isspace():
                    break
                i += 1
        return self._parse_doctype_notation(i, declstartpos)

    def _scan_name(self, i, declstartpos):
        """The name at i, in lower case, and where the next thing begins; (None, -1) if it may go on."""
        data = self.rawdata
        if i == len(data):
            return None, -1
        match = _declname_match(data, i)
        if match:
            text = match.group()
            if i + len(text) == len(data):
                return None, -1
            return text.strip().lower(), match.end()
        self.updatepos(declstartpos, i)
        self.error('expected name token at %r' % data[declstartpos:declstartpos + 20])

    def unknown_decl(self, data):
        """Called for declarations that have no other method. May be overridden."""
