# SPDX-License-Identifier: MIT
"""Reads HTML 2.0 and gives it to a formatter (the module formatter). A subclass changes what elements do: start_TAG and
end_TAG, or do_TAG for those without an end."""
import sgmllib
from formatter import AS_IS
from htmlentitydefs import entitydefs

__all__ = ['HTMLParser', 'HTMLParseError']


class HTMLParseError(sgmllib.SGMLParseError):
    """The document cannot be read."""


def _elements(namespace, names, start, end):
    # start_NAME and end_NAME of several elements, in the namespace of the class. The functions take the parser and the
    # name of the element.
    def methods(name):
        def start_element(self, attrs):
            start(self, name)

        def end_element(self):
            end(self)

        return start_element, end_element

    for name in names.split():
        namespace['start_' + name], namespace['end_' + name] = functions = methods(name)
        functions[0].__name__, functions[1].__name__ = 'start_' + name, 'end_' + name


class HTMLParser(sgmllib.SGMLParser):
    """A parser that drives a formatter.

    title: the text of the title. base: the address that others are relative to. isindex: there is a search. anchorlist:
    the addresses of all links, anchor: that of the link which is open. nofill: how deep elements with literal text are
    nested. list_stack: the open lists, [kind, format of labels, number]. savedata: text that is kept rather than
    formatted, or None."""

    entitydefs = entitydefs

    def __init__(self, formatter, verbose=0):
        sgmllib.SGMLParser.__init__(self, verbose)
        self.formatter = formatter

    def error(self, message):
        """Raises HTMLParseError."""
        raise HTMLParseError(message)

    def reset(self):
        """Forgets the document."""
        sgmllib.SGMLParser.reset(self)
        self.savedata = None
        self.isindex = 0
        self.title = None
        self.base = None
        self.anchor = None
        self.anchorlist = []
        self.nofill = 0
        self.list_stack = []

    def handle_data(self, data):
        """Takes text."""
        if self.savedata is not None:
            self.savedata += data
        elif self.nofill:
            self.formatter.add_literal_data(data)
        else:
            self.formatter.add_flowing_data(data)

    def save_bgn(self):
        """Keeps the text that follows."""
        self.savedata = ''

    def save_end(self):
        """The text since save_bgn(), white space as one blank unless it is literal text."""
        data, self.savedata = self.savedata, None
        return data if self.nofill else ' '.join(data.split())

    def anchor_bgn(self, href, name, type):
        """A link, or the place of one, begins."""
        self.anchor = href
        if href:
            self.anchorlist.append(href)

    def anchor_end(self):
        """A link ends: its number is added to the text."""
        if self.anchor:
            self.handle_data('[%d]' % len(self.anchorlist))
            self.anchor = None

    def handle_image(self, src, alt, *args):
        """An image: its text. The further arguments are ismap, align, width and height."""
        self.handle_data(alt)

    def _nothing(self, name=None):
        pass

    _elements(locals(), 'html head body', _nothing, _nothing)

    def start_title(self, attrs):
        self.save_bgn()

    def end_title(self):
        self.title = self.save_end()

    def do_base(self, attrs):
        for name, value in attrs:
            if name == 'href':
                self.base = value

    def do_isindex(self, attrs):
        self.isindex = 1

    def do_link(self, attrs):
        pass

    do_meta = do_nextid = do_link

    def _start_heading(self, name):
        self.formatter.end_paragraph(1)
        self.formatter.push_font((name, 0, 1, 0))

    def _end_heading(self):
        self.formatter.end_paragraph(1)
        self.formatter.pop_font()

    _elements(locals(), 'h1 h2 h3 h4 h5 h6', _start_heading, _end_heading)

    def do_p(self, attrs):
        self.formatter.end_paragraph(1)

    def start_pre(self, attrs):
        self.formatter.end_paragraph(1)
        self.formatter.push_font((AS_IS, AS_IS, AS_IS, 1))
        self.nofill += 1

    def end_pre(self):
        self.formatter.end_paragraph(1)
        self.formatter.pop_font()
        self.nofill = max(0, self.nofill - 1)

    def start_xmp(self, attrs):
        self.start_pre(attrs)
        self.setliteral('xmp')

    def end_xmp(self):
        self.end_pre()

    def start_listing(self, attrs):
        self.start_pre(attrs)
        self.setliteral('listing')

    def end_listing(self):
        self.end_pre()

    def do_plaintext(self, attrs):
        self.start_pre(attrs)
        self.setnomoretags()

    def start_address(self, attrs):
        self.formatter.end_paragraph(0)
        self.formatter.push_font((AS_IS, 1, AS_IS, AS_IS))

    def end_address(self):
        self.formatter.end_paragraph(0)
        self.formatter.pop_font()

    def start_blockquote(self, attrs):
        self.formatter.end_paragraph(1)
        self.formatter.push_margin('blockquote')

    def end_blockquote(self):
        self.formatter.end_paragraph(1)
        self.formatter.pop_margin()

    # Lists.

    def _start_list(self, kind, label):
        # Empty lines only around the outermost.
        self.formatter.end_paragraph(not self.list_stack)
        self.formatter.push_margin(kind)
        self.list_stack.append([kind, label, 0])

    def start_ul(self, attrs):
        self._start_list('ul', '*')

    def end_ul(self):
        del self.list_stack[-1:]
        self.formatter.end_paragraph(not self.list_stack)
        self.formatter.pop_margin()

    def do_li(self, attrs):
        self.formatter.end_paragraph(0)
        label, number = '*', 0
        if self.list_stack:
            top = self.list_stack[-1]
            top[2] += 1
            _, label, number = top
        self.formatter.add_label_data(label, number)

    def start_ol(self, attrs):
        label = '1.'
        for name, value in attrs:
            if name == 'type':
                label = value + '.' if len(value) == 1 else value
        self._start_list('ol', label)

    def end_ol(self):
        self.end_ul()

    def start_menu(self, attrs):
        self.start_ul(attrs)

    def end_menu(self):
        self.end_ul()

    start_dir, end_dir = start_menu, end_menu

    def start_dl(self, attrs):
        self.formatter.end_paragraph(1)
        self.list_stack.append(['dl', '', 0])

    def end_dl(self):
        self.ddpop(1)
        del self.list_stack[-1:]

    def do_dt(self, attrs):
        self.ddpop()

    def do_dd(self, attrs):
        self.ddpop()
        self.formatter.push_margin('dd')
        self.list_stack.append(['dd', '', 0])

    def ddpop(self, bl=0):
        """Ends a description, if one is open, with so many empty lines."""
        self.formatter.end_paragraph(bl)
        if self.list_stack and self.list_stack[-1][0] == 'dd':
            del self.list_stack[-1]
            self.formatter.pop_margin()

    # Fonts.

    def start_i(self, attrs):
        self.formatter.push_font((AS_IS, 1, AS_IS, AS_IS))

    def end_i(self):
        self.formatter.pop_font()

    def start_b(self, attrs):
        self.formatter.push_font((AS_IS, AS_IS, 1, AS_IS))

    def end_b(self):
        self.formatter.pop_font()

    def start_tt(self, attrs):
        self.formatter.push_font((AS_IS, AS_IS, AS_IS, 1))

    def end_tt(self):
        self.formatter.pop_font()

    # A subclass that changes one of the three changes those that mean the same.
    _elements(locals(), 'cite em var', lambda self, name: self.start_i(()), lambda self: self.end_i())
    _elements(locals(), 'strong', lambda self, name: self.start_b(()), lambda self: self.end_b())
    _elements(locals(), 'code kbd samp', lambda self, name: self.start_tt(()), lambda self: self.end_tt())

    def start_a(self, attrs):
        found = {'href': '', 'name': '', 'type': ''}
        for name, value in attrs:
            if name in found:
                found[name] = value.strip()
        self.anchor_bgn(found['href'], found['name'], found['type'].lower())

    def end_a(self):
        self.anchor_end()

    # Elements without an end.

    def do_br(self, attrs):
        self.formatter.add_line_break()

    def do_hr(self, attrs):
        self.formatter.add_hor_rule()

    def do_img(self, attrs):
        found = {'src': '', 'alt': '(image)', 'ismap': '', 'align': '', 'width': 0, 'height': 0}
        for name, value in attrs:
            if name in ('width', 'height'):
                try:
                    found[name] = int(value)
                except ValueError:
                    pass
            elif name == 'src':
                found[name] = value.strip()
            elif name in found:
                found[name] = value
        self.handle_image(*[found[name] for name in ('src', 'alt', 'ismap', 'align', 'width', 'height')])

    def unknown_starttag(self, tag, attrs):
        """Ignores elements that are not known."""

    def unknown_endtag(self, tag):
        """Ignores elements that are not known."""


def test(args=None):
    """Writes the documents in files, of the program's arguments unless given, as text; -s reads them only. "-" is
    standard input."""
    import formatter
    import sys
    args = list(sys.argv[1:] if args is None else args)
    silent = args[:1] == ['-s']
    file = (args[silent:] or ['test.html'])[0]
    try:
        f = sys.stdin if file == '-' else open(file, 'r')
    except IOError as error:
        print file, ':', error
        sys.exit(1)
    data = f.read()
    parser = HTMLParser(formatter.NullFormatter() if silent else formatter.AbstractFormatter(formatter.DumbWriter()))
    parser.feed(data)
    parser.close()


if __name__ == '__main__':
    test()
