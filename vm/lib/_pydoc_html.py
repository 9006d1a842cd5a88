# SPDX-License-Identifier: MIT
"""pydoc's documentation as HTML."""
import exceptions  # Its classes have links only where sys.modules has it.
import inspect
import pkgutil
import re
import sys

from _pydoc_tools import Doc, DocRepr, _binstr, _encode, attributes_by_class, classname, cram, getdoc, \
    members_of_module, replace, revision

# What becomes a link in a docstring: an address, an RFC, a PEP; "self.NAME"; a name.
_LINKS = re.compile(r'\b((http|ftp)://\S+[\w/]|RFC[- ]?(\d+)|PEP[- ]?(\d+)|(self\.)?(\w+))')

_HEADING = '''
<table width="100%%" cellspacing=0 cellpadding=2 border=0 summary="heading">
<tr bgcolor="%(background)s">
<td valign=bottom>&nbsp;<br>
<font color="%(color)s" face="helvetica, arial">&nbsp;<br>%(title)s</font></td
><td align=right valign=bottom
><font color="%(color)s" face="helvetica, arial">%(extras)s</font></td></tr></table>
    '''

_SECTION = '''<p>
<table width="100%%" cellspacing=0 cellpadding=2 border=0 summary="section">
<tr bgcolor="%(background)s">
<td colspan=3 valign=bottom>&nbsp;<br>
<font color="%(color)s" face="helvetica, arial">%(title)s</font></td></tr>
    '''

_CONTENTS = '''
<tr><td bgcolor="%(background)s">%(marginalia)s</td><td>%(gap)s</td>
<td width="100%%">%(contents)s</td></tr></table>'''

_CONTENTS_WITH_PRELUDE = '''
<tr bgcolor="%(background)s"><td rowspan=2>%(marginalia)s</td>
<td colspan=2>%(prelude)s</td></tr>
<tr><td>%(gap)s</td>
<td width="100%%">%(contents)s</td></tr></table>'''

_PAGE = '''
<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<html><head><title>Python: %s</title>
<meta charset="utf-8">
</head><body bgcolor="#f0f0f8">
%s
</body></html>'''


class HTMLRepr(DocRepr):
    """A repr() for HTML."""

    __module__ = 'pydoc'

    def escape(self, text):
        """The text with what HTML would read as something else replaced."""
        return replace(text, '&', '&amp;', '<', '&lt;', '>', '&gt;')

    shown = escape

    def repr(self, object):
        return DocRepr.repr(self, object)

    def repr_string(self, x, level):
        test = cram(x, self.maxstring)
        shown = repr(test)
        if '\\' in test and '\\' not in shown.replace(r'\\', ''):
            return 'r' + shown[0] + self.escape(test) + shown[0]
        return re.sub(r'((\\[\\abfnrtv\'"]|\\[0-9]..|\\x..|\\u....)+)', r'<font color="#c040c0">\1</font>',
                      self.escape(shown))

    repr_str = repr_unicode = repr_string


class HTMLDoc(Doc):
    """Writes documentation as HTML."""

    __module__ = 'pydoc'

    _repr_instance = HTMLRepr()
    repr = _repr_instance.repr
    escape = _repr_instance.escape

    def page(self, title, contents):
        """A page, encoded."""
        return _encode(_PAGE % (title, contents), 'ascii')

    def heading(self, title, fgcol, bgcol, extras=''):
        """The head of a page."""
        return _HEADING % {'background': bgcol, 'color': fgcol, 'title': title, 'extras': extras or '&nbsp;'}

    def section(self, title, fgcol, bgcol, contents, width=6, prelude='', marginalia=None, gap='&nbsp;'):
        """A section with its title."""
        if marginalia is None:
            marginalia = '<tt>' + '&nbsp;' * width + '</tt>'
        fields = {'background': bgcol, 'color': fgcol, 'title': title, 'marginalia': marginalia, 'gap': gap,
                  'prelude': prelude, 'contents': contents}
        return (_SECTION + (_CONTENTS_WITH_PRELUDE if prelude else _CONTENTS)) % fields

    def bigsection(self, title, *args):
        """A section with a big title."""
        return self.section('<big><strong>%s</strong></big>' % title, *args)

    def preformat(self, text):
        """A text with its lines and blanks."""
        text = self.escape(text.expandtabs())
        return replace(text, '\n\n', '\n \n', '\n\n', '\n \n', ' ', '&nbsp;', '\n', '<br>\n')

    def multicolumn(self, list, format, cols=4):
        """A list in columns; a function formats the items."""
        rows = (len(list) + cols - 1) // cols
        columns = [''.join([format(item) + '<br>\n' for item in list[rows * col:rows * (col + 1)]])
                   for col in range(cols)]
        cells = ''.join(['<td width="%d%%" valign=top>%s</td>' % (100 // cols, column) for column in columns])
        return '<table width="100%%" summary="list"><tr>%s</tr></table>' % cells

    def grey(self, text):
        """The text in grey."""
        return '<font color="#909090">%s</font>' % text

    def namelink(self, name, *dicts):
        """The name, as a link where one of the dicts has an address of it."""
        for each in dicts:
            if name in each:
                return '<a href="%s">%s</a>' % (each[name], name)
        return name

    def classlink(self, object, modname):
        """The name of a class, as a link where it can be found in its module."""
        name, module = object.__name__, sys.modules.get(object.__module__)
        if getattr(module, name, None) is not object:
            return classname(object, modname)
        return '<a href="%s.html#%s">%s</a>' % (module.__name__, name, classname(object, modname))

    def modulelink(self, object):
        """A link to a module."""
        return '<a href="%s.html">%s</a>' % (object.__name__, object.__name__)

    def modpkglink(self, data):
        """A link to what is given as (name, path of its package, is it a package, is it shadowed)."""
        name, path, ispackage, shadowed = data
        if shadowed:
            return self.grey(name)
        url = '%s.%s.html' % (path, name) if path else '%s.html' % name
        return '<a href="%s">%s</a>' % (url, '<strong>%s</strong>&nbsp;(package)' % name if ispackage else name)

    def markup(self, text, escape=None, funcs={}, classes={}, methods={}):
        """A docstring with links: addresses, RFCs and PEPs, and names that the dicts have addresses of."""
        escape = escape or self.escape
        results = []
        here = 0
        for match in _LINKS.finditer(text):
            start, end = match.span()
            results.append(escape(text[here:start]))
            here = end
            all, scheme, rfc, pep, selfdot, name = match.groups()
            if scheme:
                results.append('<a href="%s">%s</a>' % (escape(all).replace('"', '&quot;'), escape(all)))
            elif rfc:
                results.append('<a href="http://www.rfc-editor.org/rfc/rfc%d.txt">%s</a>' % (int(rfc), escape(all)))
            elif pep:
                results.append('<a href="http://www.python.org/dev/peps/pep-%04d/">%s</a>' % (int(pep), escape(all)))
            elif selfdot:
                # A call is that of a method, which has a link; all else is an attribute.
                if text[end:end + 1] == '(':
                    results.append('self.' + self.namelink(name, methods))
                else:
                    results.append('self.<strong>%s</strong>' % name)
            elif text[end:end + 1] == '(':
                results.append(self.namelink(name, methods, funcs, classes))
            else:
                results.append(self.namelink(name, classes))
        results.append(escape(text[here:]))
        return ''.join(results)

    def formattree(self, tree, modname, parent=None):
        """A tree of classes, as inspect.getclasstree() gives it."""
        result = ''
        cls = None
        for entry in tree:
            if isinstance(entry, list):
                # What derives from the class before.
                result += '<dd>\n%s</dd>\n' % self.formattree(entry, modname, cls)
                continue
            cls, bases = entry
            result += '<dt><font face="helvetica, arial">' + self.classlink(cls, modname)
            if bases and bases != (parent,):
                result += '(%s)' % ', '.join([self.classlink(base, modname) for base in bases])
            result += '\n</font></dt>'
        return '<dl>\n%s</dl>\n' % result

    def _doc(self, text, *dicts):
        # A docstring, with links.
        text = self.markup(text, self.preformat, *dicts)
        return text and '<tt>%s</tt>' % text

    def docmodule(self, object, name=None, mod=None, *ignored):
        """The documentation of a module."""
        # The name under which the module was found does not matter.
        name = object.__name__
        all = getattr(object, '__all__', None)
        classes, functions, data = members_of_module(object, all, True)
        result = self._head(object, name)
        cdict, fdict = self._addresses(object, name, classes, functions)
        doc = self._doc(getdoc(object), fdict, cdict)
        result += '<p>%s</p>\n' % doc
        result += self._contents_of_module(object, name)
        if classes:
            tree = inspect.getclasstree([cls for _, cls in classes], 1)
            contents = [self.formattree(tree, name)]
            contents += [self.document(cls, key, name, fdict, cdict) for key, cls in classes]
            result += self.bigsection('Classes', '#ffffff', '#ee77aa', ' '.join(contents))
        if functions:
            contents = [self.document(f, key, name, fdict, cdict) for key, f in functions]
            result += self.bigsection('Functions', '#ffffff', '#eeaa77', ' '.join(contents))
        if data:
            contents = [self.document(value, key) for key, value in data]
            result += self.bigsection('Data', '#ffffff', '#55aa55', '<br>\n'.join(contents))
        for attribute in ('author', 'credits'):
            if hasattr(object, '__%s__' % attribute):
                contents = self.markup(_binstr(getattr(object, '__%s__' % attribute)), self.preformat)
                result += self.bigsection(attribute.capitalize(), '#ffffff', '#7799ee', contents)
        return result

    def _head(self, object, name):
        parts = name.split('.')
        above = ['<a href="%s.html"><font color="#ffffff">%s</font></a>' % ('.'.join(parts[:i + 1]), part)
                 for i, part in enumerate(parts[:-1])]
        title = '<big><big><strong>%s</strong></big></big>' % '.'.join(above + parts[-1:])
        try:
            path = inspect.getabsfile(object)
            filelink = '<a href="file:%s">%s</a>' % (path, path)
        except TypeError:
            filelink = '(built-in)'
        info = []
        if hasattr(object, '__version__'):
            info.append('version ' + self.escape(revision(object.__version__)))
        if hasattr(object, '__date__'):
            info.append(self.escape(_binstr(object.__date__)))
        if info:
            title += ' (%s)' % ', '.join(info)
        docloc = self.getdocloc(object)
        if docloc is not None:
            filelink += '<br><a href="%s">Module Docs</a>' % docloc
        return self.heading(title, '#ffffff', '#7799ee', '<a href=".">index</a><br>' + filelink)

    def _addresses(self, object, name, classes, functions):
        # Name or object -> address, of classes and of functions. Bases of classes are there, too, where their module
        # shows them under their name.
        cdict, fdict = {}, {}
        for key, cls in classes:
            cdict[key] = cdict[cls] = '#' + key
        for _, cls in classes:
            for base in cls.__bases__:
                key, modname = base.__name__, base.__module__
                module = sys.modules.get(modname)
                if modname != name and module and getattr(module, key, None) is base and key not in cdict:
                    cdict[key] = cdict[base] = '%s.html#%s' % (modname, key)
        for key, function in functions:
            fdict[key] = '#-' + key
            if inspect.isfunction(function):
                fdict[function] = fdict[key]
        return cdict, fdict

    def _contents_of_module(self, object, name):
        # The modules of a package, or those that a module has imported.
        if hasattr(object, '__path__'):
            modpkgs = sorted([(modname, name, ispkg, 0) for _, modname, ispkg in pkgutil.iter_modules(object.__path__)])
            return self.bigsection('Package Contents', '#ffffff', '#aa55cc', self.multicolumn(modpkgs, self.modpkglink))
        modules = inspect.getmembers(object, inspect.ismodule)
        if not modules:
            return ''
        contents = self.multicolumn(modules, lambda item: self.modulelink(item[1]))
        return self.bigsection('Modules', '#ffffff', '#aa55cc', contents)

    def docclass(self, object, name=None, mod=None, funcs={}, classes={}, *ignored):
        """The documentation of a class."""
        realname = object.__name__
        name = name or realname
        contents = []
        mro = inspect.getmro(object)
        if len(mro) > 2:
            lines = ['<dd>%s</dd>\n' % self.classlink(base, object.__module__) for base in mro]
            contents += ['<dl><dt>Method resolution order:</dt>\n'] + lines + ['</dl>\n']
        # Links to all members of the class.
        mdict = {}
        groups = [(cls, group) for cls, each in attributes_by_class(object) for group in each]
        for _, (_, _, members) in groups:
            for key, _, _, value in members:
                mdict[key] = anchor = '#%s-%s' % (name, key)
                try:
                    mdict[getattr(object, key)] = anchor
                except Exception:
                    # It fails where the class is asked, or cannot be hashed: its name is enough.
                    pass
        for cls, (title, kind, members) in groups:
            if contents:
                contents.append('<hr>\n')
            where = 'defined here' if cls is object else 'inherited from ' + self.classlink(cls, object.__module__)
            contents.append('%s %s:<br>\n' % (title, where))
            for member in members:
                contents.append(self._member(object, mod, kind, member, (funcs, classes, mdict)))
                contents.append('\n' if kind != 'data descriptor' else '')
        if name == realname:
            title = '<a name="%s">class <strong>%s</strong></a>' % (name, realname)
        else:
            title = '<strong>%s</strong> = <a name="%s">class %s</a>' % (name, name, realname)
        if object.__bases__:
            title += '(%s)' % ', '.join([self.classlink(base, object.__module__) for base in object.__bases__])
        doc = self.markup(getdoc(object), self.preformat, funcs, classes, mdict)
        prelude = doc and '<tt>%s<br>&nbsp;</tt>' % doc
        return self.section(title, '#000000', '#ffc8d8', ''.join(contents), 3, prelude)

    def _member(self, object, mod, kind, attr, dicts):
        name, _, _, value = attr
        if kind == 'data descriptor':
            return self._docdescriptor(name, value, mod)
        if kind == 'data':
            base = self.docother(getattr(object, name), name, mod)
            doc = getdoc(value) if callable(value) or inspect.isdatadescriptor(value) else ''
            if not doc:
                return '<dl><dt>%s</dl>\n' % base
            return '<dl><dt>%s<dd><tt>%s</tt></dl>\n' % (base, self.markup(doc, self.preformat, *dicts))
        try:
            value = getattr(object, name)
        except Exception:
            # A descriptor that fails where the class is asked.
            return self._docdescriptor(name, attr[3], mod)
        return self.document(value, name, mod, *dicts + (object,))

    def formatvalue(self, object):
        """A default value of an argument."""
        return self.grey('=' + self.repr(object))

    def docroutine(self, object, name=None, mod=None, funcs={}, classes={}, methods={}, cl=None):
        """The documentation of a function or a method. `cl` is the class in which it is shown."""
        realname = object.__name__
        name = name or realname
        anchor = (cl and cl.__name__ or '') + '-' + name
        skipdocs = 0
        object, note = self.function_of(object, cl, lambda cls: self.classlink(cls, mod))
        if name == realname:
            title = '<a name="%s"><strong>%s</strong></a>' % (anchor, realname)
        else:
            reallink = realname
            if cl and cl.__dict__.get(realname, []) is object:
                # It is shown under its own name.
                reallink = '<a href="#%s">%s</a>' % (cl.__name__ + '-' + realname, realname)
                skipdocs = 1
            title = '<a name="%s"><strong>%s</strong></a> = %s' % (anchor, name, reallink)
        argspec = self.arguments_of(object)
        if realname == '<lambda>':
            title = '<strong>%s</strong> <em>lambda</em> ' % name
            argspec = argspec[1:-1]
        if note:
            note = self.grey('<font face="helvetica, arial">%s</font>' % note)
        doc = '' if skipdocs else self._doc(getdoc(object), funcs, classes, methods)
        return '<dl><dt>%s</dt>%s</dl>\n' % (title + argspec + note, doc and '<dd>%s</dd>' % doc)

    def _docdescriptor(self, name, value, mod):
        parts = []
        if name:
            parts.append('<dl><dt><strong>%s</strong></dt>\n' % name)
        doc = self._doc(getdoc(value))
        if doc:
            parts.append('<dd>%s</dd>\n' % doc)
        parts.append('</dl>\n')
        return ''.join(parts)

    def docproperty(self, object, name=None, mod=None, cl=None):
        """The documentation of a property."""
        return self._docdescriptor(name, object, mod)

    docdata = docproperty

    def docother(self, object, name=None, mod=None, *ignored):
        """The documentation of a value."""
        return (name and '<strong>%s</strong> = ' % name or '') + self.repr(object)

    def index(self, dir, shadowed=None):
        """The modules of a folder. `shadowed` is a dict of names that were found in other folders; those of this one
        are added."""
        if shadowed is None:
            shadowed = {}
        modpkgs = []
        for _, name, ispkg in pkgutil.iter_modules([dir]):
            modpkgs.append((name, '', ispkg, name in shadowed))
            shadowed[name] = 1
        modpkgs.sort()
        return self.bigsection(dir, '#ffffff', '#ee77aa', self.multicolumn(modpkgs, self.modpkglink))
