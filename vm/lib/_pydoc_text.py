# SPDX-License-Identifier: MIT
"""pydoc's documentation as text; what is bold is overstruck."""
import inspect
import pkgutil

from _pydoc_tools import Doc, DocRepr, _binstr, attributes_by_class, classname, cram, getdoc, members_of_module, \
    revision, splitdoc, stripid

# Between the groups of attributes in a class.
_RULE = '-' * 70


class TextRepr(DocRepr):
    """A repr() for text."""

    __module__ = 'pydoc'

    def shown(self, text):
        return text

    def repr_string(self, x, level):
        test = cram(x, self.maxstring)
        shown = repr(test)
        if '\\' in test and '\\' not in shown.replace(r'\\', ''):
            # Only backslashes are escaped: the text is easier to read as a raw string.
            return 'r%s%s%s' % (shown[0], test, shown[0])
        return shown

    repr_str = repr_string


class TextDoc(Doc):
    """Writes documentation as text."""

    __module__ = 'pydoc'

    _repr_instance = TextRepr()
    repr = _repr_instance.repr

    def bold(self, text):
        """The text in bold: each character twice, one over the other."""
        return ''.join([ch + '\b' + ch for ch in text])

    def indent(self, text, prefix='    '):
        """The text with something before each line."""
        if not text:
            return ''
        lines = [prefix + line for line in text.split('\n')]
        lines[-1] = lines[-1].rstrip()
        return '\n'.join(lines)

    def section(self, title, contents):
        """A section with its title."""
        return '%s\n%s\n\n' % (self.bold(title), self.indent(contents).rstrip())

    def formattree(self, tree, modname, parent=None, prefix=''):
        """A tree of classes, as inspect.getclasstree() gives it."""
        result = ''
        cls = None
        for entry in tree:
            if isinstance(entry, list):
                # What derives from the class before.
                result += self.formattree(entry, modname, cls, prefix + '    ')
                continue
            cls, bases = entry
            result += prefix + classname(cls, modname)
            if bases and bases != (parent,):
                result += '(%s)' % ', '.join([classname(base, modname) for base in bases])
            result += '\n'
        return result

    def docmodule(self, object, name=None, mod=None):
        """The documentation of a module."""
        # The name under which the module was found does not matter.
        name = object.__name__
        synopsis, description = splitdoc(getdoc(object))
        result = self.section('NAME', name + (' - ' + synopsis if synopsis else ''))
        all = getattr(object, '__all__', None)
        try:
            file = inspect.getabsfile(object)
        except TypeError:
            file = '(built-in)'
        result += self.section('FILE', file)
        docloc = self.getdocloc(object)
        if docloc is not None:
            result += self.section('MODULE DOCS', docloc)
        if description:
            result += self.section('DESCRIPTION', description)
        classes, functions, data = members_of_module(object, all, True)
        result += self._package_sections(object, name)
        if classes:
            tree = inspect.getclasstree([cls for _, cls in classes], 1)
            contents = [self.formattree(tree, name)]
            contents += [self.document(cls, key, name) for key, cls in classes]
            result += self.section('CLASSES', '\n'.join(contents))
        if functions:
            result += self.section('FUNCTIONS', '\n'.join([self.document(f, key, name) for key, f in functions]))
        if data:
            shown = [self.docother(value, key, name, maxlen=70) for key, value in data]
            result += self.section('DATA', '\n'.join(shown))
        if hasattr(object, '__version__'):
            result += self.section('VERSION', revision(object.__version__))
        for attribute in ('date', 'author', 'credits'):
            if hasattr(object, '__%s__' % attribute):
                result += self.section(attribute.upper(), _binstr(getattr(object, '__%s__' % attribute)))
        return result

    def _package_sections(self, object, name):
        # What a package has inside: found in its folders, and set by its code.
        if not hasattr(object, '__path__'):
            return ''
        contents = sorted([modname + (' (package)' if ispkg else '')
                           for _, modname, ispkg in pkgutil.iter_modules(object.__path__)])
        known = set([each.split(' ')[0] for each in contents])
        result = self.section('PACKAGE CONTENTS', '\n'.join(contents))
        submodules = sorted([key for key, value in inspect.getmembers(object, inspect.ismodule)
                             if value.__name__.startswith(name + '.') and key not in known])
        if submodules:
            result += self.section('SUBMODULES', '\n'.join(submodules))
        return result

    def docclass(self, object, name=None, mod=None, *ignored):
        """The documentation of a class."""
        realname = object.__name__
        name = name or realname
        title = 'class ' + self.bold(realname) if name == realname else self.bold(name) + ' = class ' + realname
        if object.__bases__:
            title += '(%s)' % ', '.join([classname(base, object.__module__) for base in object.__bases__])
        contents = []
        doc = getdoc(object)
        if doc:
            contents.append(doc + '\n')
        mro = inspect.getmro(object)
        if len(mro) > 2:
            contents.append('Method resolution order:')
            contents += ['    ' + classname(base, object.__module__) for base in mro]
            contents.append('')
        first = True
        for cls, groups in attributes_by_class(object):
            where = 'defined here' if cls is object else 'inherited from ' + classname(cls, object.__module__)
            for title_of_group, kind, members in groups:
                if not first:
                    contents.append(_RULE)
                first = False
                contents.append('%s %s:\n' % (title_of_group, where))
                contents += [self._member(object, mod, kind, member) for member in members]
        text = '\n'.join(contents)
        return title + '\n' + (text and self.indent(text.rstrip(), ' |  ') + '\n')

    def _member(self, object, mod, kind, attr):
        name, _, _, value = attr
        if kind == 'data descriptor':
            return self._docdescriptor(name, value, mod)
        if kind == 'data':
            doc = getdoc(value) if callable(value) or inspect.isdatadescriptor(value) else None
            return self.docother(getattr(object, name), name, mod, maxlen=70, doc=doc) + '\n'
        try:
            value = getattr(object, name)
        except Exception:
            # A descriptor that fails where the class is asked.
            return self._docdescriptor(name, attr[3], mod)
        return self.document(value, name, mod, object)

    def formatvalue(self, object):
        """A default value of an argument."""
        return '=' + self.repr(object)

    def docroutine(self, object, name=None, mod=None, cl=None):
        """The documentation of a function or a method. `cl` is the class in which it is shown."""
        realname = object.__name__
        name = name or realname
        skipdocs = 0
        object, note = self.function_of(object, cl, lambda cls: classname(cls, mod))
        if name == realname:
            title = self.bold(realname)
        else:
            if cl and cl.__dict__.get(realname, []) is object:
                # It is shown under its own name.
                skipdocs = 1
            title = self.bold(name) + ' = ' + realname
        argspec = self.arguments_of(object)
        if realname == '<lambda>':
            title = self.bold(name) + ' lambda '
            argspec = argspec[1:-1]
        decl = title + argspec + note
        if skipdocs:
            return decl + '\n'
        doc = getdoc(object) or ''
        return decl + '\n' + (doc and self.indent(doc).rstrip() + '\n')

    def _docdescriptor(self, name, value, mod):
        parts = []
        if name:
            parts.append(self.bold(name) + '\n')
        doc = getdoc(value) or ''
        if doc:
            parts.append(self.indent(doc) + '\n')
        return ''.join(parts)

    def docproperty(self, object, name=None, mod=None, cl=None):
        """The documentation of a property."""
        return self._docdescriptor(name, object, mod)

    docdata = docproperty

    def docother(self, object, name=None, mod=None, parent=None, maxlen=None, doc=None):
        """The documentation of a value: in a line, of at most `maxlen` characters, and with a text below."""
        shown = self.repr(object)
        if maxlen:
            chop = maxlen - len((name + ' = ' if name else '') + shown)
            if chop < 0:
                shown = shown[:chop] + '...'
        line = (self.bold(name) + ' = ' if name else '') + shown
        if doc is not None:
            line += '\n' + self.indent(str(doc))
        return line
