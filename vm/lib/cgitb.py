# SPDX-License-Identifier: MIT
"""Detailed reports of exceptions that nobody handles, as HTML or text: the lines around each call, with the values of
what stands in them.

enable() has all such exceptions of the program reported; handler() reports the one that is being handled."""
import inspect
import keyword
import linecache
import os
import pydoc
import sys
import tempfile
import time
import tokenize
import traceback
import types

# The value of a name that has none.
__UNDEF__ = []

_INTRODUCTION = '''A problem occurred in a Python script.  Here is the sequence of
function calls leading up to the error, in the order they occurred.'''

_HTML_END = '''

<!-- The above is a description of an error in a Python program, formatted
     for a Web browser because the 'cgitb' module was enabled.  In case you
     are not reading this in a Web browser, here is the original traceback:

%s
-->
'''

_TEXT_END = '''

The above is a description of an error in a Python program.  Here is
the original traceback:

%s
'''


def reset():
    """HTML that ends whatever a page may have begun, its headers too."""
    return '''<!--: spam
Content-Type: text/html

<body bgcolor="#f0f0f8"><font color="#f0f0f8" size="-5"> -->
<body bgcolor="#f0f0f8"><font color="#f0f0f8" size="-5"> --> -->
</font> </font> </font> </script> </object> </blockquote> </pre>
</table> </table> </table> </table> </table> </font> </font> </font>'''


def small(text):
    """The text in small letters."""
    return '<small>%s</small>' % text if text else ''


def strong(text):
    """The text in bold letters."""
    return '<strong>%s</strong>' % text if text else ''


def grey(text):
    """The text in grey."""
    return '<font color="#909090">%s</font>' % text if text else ''


def lookup(name, frame, locals):
    """(where, value) of a name: 'local', 'global' or 'builtin', or None if it has no value."""
    if name in locals:
        return 'local', locals[name]
    if name in frame.f_globals:
        return 'global', frame.f_globals[name]
    builtins = frame.f_globals.get('__builtins__', {})
    if not isinstance(builtins, dict):
        builtins = builtins.__dict__
    if name in builtins:
        return 'builtin', builtins[name]
    return None, __UNDEF__


def scanvars(reader, frame, locals):
    """(name, where, value) of all names in a logical line; a name behind a dot is an attribute, and `where` what stands
    before it. `reader` gives the physical lines."""
    found, last, parent, prefix, value = [], None, None, '', __UNDEF__
    for kind, token, _, _, _ in tokenize.generate_tokens(reader):
        if kind == tokenize.NEWLINE:
            break
        if kind == tokenize.NAME and token not in keyword.kwlist:
            if last == '.':
                if parent is not __UNDEF__:
                    value = getattr(parent, token, __UNDEF__)
                    found.append((prefix + token, prefix, value))
            else:
                where, value = lookup(token, frame, locals)
                found.append((token, where, value))
        elif token == '.':
            prefix += last + '.'
            parent = value
        else:
            parent, prefix = None, ''
        last = token
    return found


def _program():
    # (version and place of Python, time).
    return 'Python ' + sys.version.split()[0] + ': ' + sys.executable, time.ctime(time.time())


def _calls(etb, context, formatvalue):
    """Of each call of a traceback: (file or None, function, its arguments as text, [(line number, line)], the numbers
    of the lines that run, the variables in them)."""
    for frame, file, lnum, func, lines, index in inspect.getinnerframes(etb, context):
        args, varargs, varkw, locals = inspect.getargvalues(frame)
        arguments = inspect.formatargvalues(args, varargs, varkw, locals, formatvalue=formatvalue)
        running = []

        def reader():
            running.append(lnum + len(running))
            return linecache.getline(file, running[-1])

        found = {}
        names = []
        for name, where, value in scanvars(reader, frame, locals):
            if name not in found:
                found[name] = where, value
                names.append(name)
        first = lnum - (index or 0)
        numbered = [(first + i, line) for i, line in enumerate(lines if index is not None else [])]
        yield (os.path.abspath(file) if file else None, func, arguments, numbered, running,
               [(name,) + found[name] for name in names])


def _name_of(etype):
    return str(etype.__name__ if type(etype) is types.ClassType else etype)


def html(einfo, context=5):
    """The report of an exception, (type, value, traceback), as HTML, with so many lines around each call."""
    etype, evalue, etb = einfo
    escape = pydoc.html.escape
    kind = strong(escape(_name_of(etype)))
    parts = ['<body bgcolor="#f0f0f8">'
             + pydoc.html.heading('<big><big>%s</big></big>' % kind, '#ffffff', '#6622aa', '<br>'.join(_program()))
             + '\n<p>%s</p>' % _INTRODUCTION]
    for file, func, arguments, lines, running, found in _calls(etb, context,
                                                               lambda value: '=' + pydoc.html.repr(value)):
        link = '<a href="file://%s">%s</a>' % (file, escape(file)) if file else '?'
        call = '' if func == '?' else 'in ' + strong(escape(func)) + arguments
        rows = ['<tr><td bgcolor="#d8bbff"><big>&nbsp;</big>%s %s</td></tr>' % (link, call)]
        for number, line in lines:
            shown = small('&nbsp;' * (5 - len(str(number))) + str(number)) + '&nbsp;' + pydoc.html.preformat(line)
            if number in running:
                rows.append('<tr><td bgcolor="#ffccee"><tt>=&gt;%s</tt></td></tr>' % shown)
            else:
                rows.append('<tr><td>%s</td></tr>' % grey('<tt>&nbsp;&nbsp;%s</tt>' % shown))
        rows.append('<tr><td>%s</td></tr>' % small(grey(', '.join([_html_variable(*each) for each in found]))))
        parts.append('\n<table width="100%%" cellspacing=0 cellpadding=0 border=0>\n%s</table>' % '\n'.join(rows))
    parts.append('<p>%s: %s' % (kind, escape(str(evalue))))
    if isinstance(evalue, BaseException):
        indent = '<tt>' + small('&nbsp;' * 5) + '&nbsp;</tt>'
        for name in dir(evalue):
            if name[:1] != '_':
                parts.append('\n<br>%s%s&nbsp;=\n%s' % (indent, name, pydoc.html.repr(getattr(evalue, name))))
    return ''.join(parts) + '\n' + _HTML_END % escape(''.join(traceback.format_exception(etype, evalue, etb)))


def _html_variable(name, where, value):
    if value is __UNDEF__:
        return name + ' <em>undefined</em>'
    if where in ('global', 'builtin'):
        name = '<em>%s</em> ' % where + strong(name)
    elif where == 'local':
        name = strong(name)
    else:
        name = where + strong(name.split('.')[-1])
    return '%s&nbsp;= %s' % (name, pydoc.html.repr(value))


def text(einfo, context=5):
    """The report of an exception, (type, value, traceback), as text, with so many lines around each call."""
    etype, evalue, etb = einfo
    kind = _name_of(etype)
    parts = ['\n'.join((kind,) + _program()) + '\n\n' + _INTRODUCTION + '\n']
    for file, func, arguments, lines, _, found in _calls(etb, context, lambda value: '=' + pydoc.text.repr(value)):
        call = '' if func == '?' else 'in ' + func + arguments
        rows = [' %s %s' % (file or '?', call)]
        rows += ['%5d %s' % (number, line.rstrip()) for number, line in lines]
        rows += [_text_variable(*each) for each in found]
        parts.append('\n%s\n' % '\n'.join(rows))
    parts.append('%s: %s' % (kind, str(evalue)))
    if isinstance(evalue, BaseException):
        for name in dir(evalue):
            parts.append('\n    %s = %s' % (name, pydoc.text.repr(getattr(evalue, name))))
    return ''.join(parts) + _TEXT_END % ''.join(traceback.format_exception(etype, evalue, etb))


def _text_variable(name, where, value):
    if value is __UNDEF__:
        return name + ' undefined'
    if where == 'global':
        name = 'global ' + name
    elif where != 'local':
        name = where + name.split('.')[-1]
    return '%s = %s' % (name, pydoc.text.repr(value))


class Hook:
    """Reports exceptions: stands for sys.excepthook."""

    def __init__(self, display=1, logdir=None, context=5, file=None, format='html'):
        """display: writes the report to `file` (standard output, if None), else that there was a problem. logdir: a
        folder in which each report is kept in a file. context: how many lines around each call are shown. format:
        'html'; anything else is text."""
        self.display = display
        self.logdir = logdir
        self.context = context
        self.file = file or sys.stdout
        self.format = format

    def __call__(self, etype, evalue, etb):
        self.handle((etype, evalue, etb))

    def handle(self, info=None):
        """Reports an exception, (type, value, traceback); the one that is being handled, if None."""
        info = info or sys.exc_info()
        is_html = self.format == 'html'
        if is_html:
            self.file.write(reset())
        plain = False
        try:
            report = (html if is_html else text)(info, self.context)
        except:
            # A report that fails shows what there is all the same.
            report = ''.join(traceback.format_exception(*info))
            plain = True
        if not self.display:
            self.file.write('<p>A problem occurred in a Python script.\n')
        elif plain:
            self.file.write('<pre>' + report.replace('&', '&amp;').replace('<', '&lt;') + '</pre>\n')
        else:
            self.file.write(report + '\n')
        if self.logdir is not None:
            self._keep(report, is_html)
        try:
            self.file.flush()
        except Exception:
            pass

    def _keep(self, report, is_html):
        handle, path = tempfile.mkstemp(suffix='.html' if is_html else '.txt', dir=self.logdir)
        try:
            with os.fdopen(handle, 'w') as file:
                file.write(report)
            message = '%s contains the description of this error.' % path
        except Exception:
            message = 'Tried to save traceback to %s, but failed.' % path
        self.file.write('<p>%s</p>\n' % message if is_html else message + '\n')


handler = Hook().handle


def enable(display=1, logdir=None, context=5, format='html'):
    """Has all exceptions of the program that nobody handles reported; see Hook."""
    sys.excepthook = Hook(display=display, logdir=logdir, context=context, format=format)
