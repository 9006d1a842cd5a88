# SPDX-License-Identifier: MIT
"""Documentation of modules, classes, functions and everything else, from their docstrings.

help(THING) shows it; a THING that is a text is the name of a module, of something in it (os.path.join), of a builtin,
of a keyword, or of a topic; help() alone asks for names. As a program:

pydoc NAME ...      shows the documentation of a name, or of the module in a file (a name with a slash)
pydoc -k WORD       lists the modules that have a word in their name or summary
pydoc -p PORT       serves all documentation as HTML on a port of this computer
pydoc -w NAME ...   writes the documentation of names, or of the modules in folders, to files (NAME.html)"""
import __builtin__
import imp
import inspect
import os
import pkgutil
import re
import sys
import types
import warnings
from StringIO import StringIO
from collections import deque
from repr import Repr
from traceback import extract_tb

from _pydoc_html import HTMLDoc, HTMLRepr
from _pydoc_text import TextDoc, TextRepr
from _pydoc_tools import Doc, ErrorDuringImport, _OLD_INSTANCE_TYPE, _OldStyleClass, _binstr, _encode, _encoding, \
    _is_some_method, _re_stripid, _split_list, allmethods, classify_class_attrs, classname, cram, describe, getdoc, \
    importfile, isdata, ispackage, locate, pathdirs, replace, safeimport, source_synopsis, splitdoc, stripid, \
    synopsis, visiblename
from _pydoc_topics import KEYWORDS, SYMBOLS, TOPICS

text = TextDoc()
html = HTMLDoc()


# What shows long texts.

def pager(text):
    """Shows a text, in pages where a terminal is there."""
    # The choice is made once.
    global pager
    pager = getpager()
    pager(text)


def getpager():
    """The function that shows texts: pages, unless the program's input or output is no terminal."""
    if type(sys.stdout) is not types.FileType or not hasattr(sys.stdin, 'isatty'):
        return plainpager
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        return plainpager
    dumb = os.environ.get('TERM') in ('dumb', 'emacs')
    command = os.environ.get('PAGER')
    if command is not None:
        return lambda text: pipepager(plain(text) if dumb else text, command)
    if dumb:
        return plainpager
    for command in ('less', 'more'):
        if os.system('command -v %s >/dev/null 2>&1' % command) == 0:
            return lambda text: pipepager(text, command)
    return ttypager


def plain(text):
    """The text without overstriking."""
    return re.sub('.\b', '', text)


def pipepager(text, cmd):
    """Shows a text through a command of the shell."""
    pipe = os.popen(cmd, 'w')
    try:
        pipe.write(_encode(text, _encoding))
        pipe.close()
    except IOError:
        # The reader has left.
        pass


def tempfilepager(text, cmd):
    """Shows a text through a command of the shell that takes the name of a file."""
    import tempfile
    with tempfile.NamedTemporaryFile() as file:
        file.write(_encode(text, _encoding))
        file.flush()
        os.system(cmd + ' "' + file.name + '"')


def ttypager(text):
    """Shows a text in pages on a terminal: blank is the next one, return the next line, "b" the page before, "q" the
    end."""
    lines = plain(_encode(plain(text), getattr(sys.stdout, 'encoding', _encoding))).split('\n')
    try:
        import tty
        fd = sys.stdin.fileno()
        old = tty.tcgetattr(fd)
        tty.setcbreak(fd)
    except (ImportError, AttributeError, IOError, tty.error):
        getchar, restore = (lambda: sys.stdin.readline()[:-1][:1]), (lambda: None)
    else:
        getchar = lambda: sys.stdin.read(1)
        restore = lambda: tty.tcsetattr(fd, tty.TCSAFLUSH, old)
    try:
        page = at = max(int(os.environ.get('LINES', 25)) - 1, 2)
        sys.stdout.write('\n'.join(lines[:page]) + '\n')
        while at < len(lines):
            sys.stdout.write('-- more --')
            sys.stdout.flush()
            c = getchar()
            sys.stdout.write('\r          \r')
            if c in ('q', 'Q'):
                break
            if c in ('\r', '\n'):
                count = 1
            else:
                count = page
                if c in ('b', 'B', '\x1b'):
                    at = max(at - 2 * page, 0)
            sys.stdout.write('\n'.join(lines[at:at + count]) + '\n')
            at += count
    finally:
        restore()


def plainpager(text):
    """Writes a text to standard output."""
    sys.stdout.write(_encode(plain(text), getattr(sys.stdout, 'encoding', _encoding)))


# From things to texts.

def resolve(thing, forceload=0):
    """(object, name) of an object or of a dotted name. ImportError if there is nothing of the name."""
    if isinstance(thing, str):
        object = locate(thing, forceload)
        if object is None:
            raise ImportError('no Python documentation found for %r' % thing)
        return object, thing
    name = getattr(thing, '__name__', None)
    return thing, name if isinstance(name, str) else None


def render_doc(thing, title='Python Library Documentation: %s', forceload=0):
    """The documentation of an object or of a dotted name as text; of a value, that of its class. ImportError if there
    is nothing of the name, ErrorDuringImport if its module cannot be imported."""
    object, name = resolve(thing, forceload)
    desc = describe(object)
    module = inspect.getmodule(object)
    if name and '.' in name:
        desc += ' in ' + name[:name.rfind('.')]
    elif module and module is not object:
        desc += ' in module ' + module.__name__
    if type(object) is _OLD_INSTANCE_TYPE:
        object = object.__class__
    elif isdata(object) and not (inspect.isgetsetdescriptor(object) or inspect.ismemberdescriptor(object)
                                 or isinstance(object, property)):
        object = type(object)
        desc += ' object'
    return title % desc + '\n\n' + text.document(object, name)


def doc(thing, title='Python Library Documentation: %s', forceload=0):
    """Shows the documentation of an object or of a dotted name."""
    try:
        pager(render_doc(thing, title, forceload))
    except (ImportError, ErrorDuringImport) as value:
        print value


def writedoc(thing, forceload=0):
    """Writes the documentation of an object or of a dotted name to a file NAME.html in the current folder."""
    try:
        object, name = resolve(thing, forceload)
        page = html.page(describe(object), html.document(object, name))
        with open(name + '.html', 'w') as file:
            file.write(page)
        print 'wrote', name + '.html'
    except (ImportError, ErrorDuringImport) as value:
        print value


def writedocs(dir, pkgpath='', done=None):
    """Writes the documentation of all modules in a folder and below it."""
    for _, modname, _ in pkgutil.walk_packages([dir], pkgpath):
        writedoc(modname)


class Helper:
    """What `help` is: help(THING), or help() to be asked."""

    topics, keywords, symbols = TOPICS, KEYWORDS, SYMBOLS
    _GoInteractive = object()

    def __init__(self, input=None, output=None):
        """input, output: files; the standard ones, whatever they are then, if None."""
        self._input = input
        self._output = output

    input = property(lambda self: self._input or sys.stdin)
    output = property(lambda self: self._output or sys.stdout)

    def __repr__(self):
        return '<pydoc.Helper instance>'

    def __call__(self, request=_GoInteractive):
        if request is not self._GoInteractive:
            self.help(request)
            return
        self.intro()
        self.interact()
        self.output.write('\nThis was the help. At the prompt of Python, help(THING) asks, too; names are texts\n'
                          "there: help('string').\n")

    def interact(self):
        """Asks for names until there is an empty one, or "quit"."""
        self.output.write('\n')
        while True:
            try:
                request = self.getline('help> ')
            except (KeyboardInterrupt, EOFError):
                break
            if not request:
                break
            request = request.strip()
            if len(request) > 2 and request[0] == request[-1] in '\'"' and request[0] not in request[1:-1]:
                request = request[1:-1]
            if request.lower() in ('q', 'quit'):
                break
            self.help(request)

    def getline(self, prompt):
        """Reads a line; '' at the end of the input."""
        if self.input is sys.stdin:
            return raw_input(prompt)
        self.output.write(prompt)
        self.output.flush()
        return self.input.readline()

    def help(self, request):
        """Shows what is asked for: a text, or an object."""
        if isinstance(request, str):
            request = request.strip()
            if request == 'help':
                self.intro()
            elif request == 'keywords':
                self.listkeywords()
            elif request == 'symbols':
                self.listsymbols()
            elif request == 'topics':
                self.listtopics()
            elif request == 'modules':
                self.listmodules()
            elif request[:8] == 'modules ':
                self.listmodules(request.split()[1])
            elif request in self.symbols:
                self.showsymbol(request)
            elif request in self.keywords or request in self.topics:
                self.showtopic(request)
            elif request:
                doc(request, 'Help on %s:')
        elif isinstance(request, Helper):
            self()
        else:
            doc(request, 'Help on %s:')
        self.output.write('\n')

    def intro(self):
        """Says what can be asked."""
        self.output.write('''
This is the help of Python %s. Enter the name of a module, of something in it
(os.path.join), of a builtin, a keyword or a topic; "quit" or an empty line
leaves. "modules", "keywords", "symbols" and "topics" list what there is, and
"modules WORD" those modules that have the word in their summary.
''' % sys.version[:3])

    def list(self, items, columns=4, width=80):
        """Writes texts, sorted, in columns."""
        items = sorted(items)
        colw = width // columns
        rows = (len(items) + columns - 1) // columns
        for row in range(rows):
            cells = items[row::rows]
            line = [cell + ' ' * (colw - len(cell)) for cell in cells[:columns - 1]] + cells[columns - 1:]
            self.output.write(''.join(line) + '\n')

    def _list_of(self, what, items):
        self.output.write('\nHere is a list of %s. Enter one of them to get more help.\n\n' % what)
        self.list(items)
        self.output.write('\n')

    def listkeywords(self):
        """Lists the keywords."""
        self._list_of('the keywords of Python', self.keywords)

    def listsymbols(self):
        """Lists the signs that mean something."""
        self._list_of('the signs that mean something to Python', self.symbols)

    def listtopics(self):
        """Lists the topics."""
        self._list_of('the topics', self.topics)

    def showtopic(self, topic, more_xrefs=''):
        """Shows the text of a topic or a keyword, and related names."""
        try:
            from pydoc_data.topics import topics
        except ImportError:
            self.output.write('\nThere are no texts of topics and keywords: they are in the module\n'
                              '"pydoc_data.topics", which is a part of the library of CPython.\n')
            return
        target = self.topics.get(topic, self.keywords.get(topic))
        if isinstance(target, str):
            return self.showtopic(target, more_xrefs)
        label, xrefs = target or ('', '')
        if label not in topics:
            self.output.write('no documentation found for %r\n' % topic)
            return
        pager(topics[label].strip() + '\n')
        xrefs = (xrefs + ' ' + more_xrefs).split()
        if xrefs:
            import textwrap
            words = 'Related help topics: ' + ', '.join(xrefs)
            self.output.write('\n%s\n' % '\n'.join(textwrap.wrap(words, 72)))

    def showsymbol(self, symbol):
        """Shows the text of what a sign is about."""
        topic, _, xrefs = self.symbols[symbol].partition(' ')
        self.showtopic(topic, xrefs)

    def listmodules(self, key=''):
        """Lists all modules, or those with a word in their name or summary."""
        if key:
            self.output.write('\nHere is a list of matching modules. Enter one of them to get more help.\n\n')
            apropos(key)
            return
        self.output.write('\nLooking for modules ...\n')
        modules = set()

        def found(path, modname, desc):
            # Packages are listed, but not what is in them.
            if '.' not in modname.replace('.__init__', ' (package)'):
                modules.add(modname.replace('.__init__', ' (package)'))

        ModuleScanner().run(found, onerror=lambda modname: None)
        self._list_of('all modules', modules)
        self.output.write('"modules WORD" lists those with a word in their name or summary.\n')


help = Helper()


class ModuleScanner:
    """Goes through all modules that can be imported."""

    def run(self, callback, key=None, completer=None, onerror=None):
        """Calls callback(path or None, name, summary) for all modules, or those with a word in their name or summary.
        completer() is called at the end, onerror(name) for packages that cannot be imported. `quit`, when it is set,
        ends it."""
        self.quit = False
        if key:
            key = key.lower()
        seen = set()
        for modname in sys.builtin_module_names:
            if modname == '__main__':
                continue
            seen.add(modname)
            if key is None:
                callback(None, modname, '')
                continue
            desc = (__import__(modname).__doc__ or '').split('\n')[0]
            if key in (modname + ' - ' + desc).lower():
                callback(None, modname, desc)
        for importer, modname, ispkg in pkgutil.walk_packages(onerror=onerror):
            if self.quit:
                break
            if key is None:
                callback(None, modname, '')
                continue
            try:
                path, desc = self._look(importer, modname)
            except Exception:
                if onerror is not None:
                    onerror(modname)
                continue
            if key in (modname + ' - ' + desc).lower():
                callback(path + '.__init__' if ispkg and path is None else path, modname, desc)
        if completer:
            completer()

    def _look(self, importer, modname):
        # (path, summary), from the source where there is one: then nothing is imported.
        loader = importer.find_module(modname)
        source = loader.get_source(modname) if hasattr(loader, 'get_source') else None
        if source is not None:
            path = loader.get_filename(modname) if hasattr(loader, 'get_filename') else None
            return path, source_synopsis(StringIO(source)) or ''
        module = loader.load_module(modname)
        return getattr(module, '__file__', None), (module.__doc__ or '').split('\n')[0]


def apropos(key):
    """Prints the modules with a word in their name or summary."""
    def callback(path, modname, desc):
        if modname[-9:] == '.__init__':
            modname = modname[:-9] + ' (package)'
        print modname, desc and '- ' + desc

    with warnings.catch_warnings():
        # What is imported may be deprecated.
        warnings.filterwarnings('ignore')
        ModuleScanner().run(callback, key, onerror=lambda modname: None)


def serve(port, callback=None, completer=None):
    """Serves all documentation as HTML, on a port of this computer, until an interrupt or until `quit` of the server is
    set. callback(server) is called when it listens, completer() at the end."""
    from _pydoc_server import DocServer
    try:
        try:
            DocServer(port, callback).serve_until_quit()
        except KeyboardInterrupt:
            pass
    finally:
        if completer:
            completer()


def ispath(x):
    """Whether something is a text with a slash."""
    return isinstance(x, str) and os.sep in x


def cli():
    """Does what the arguments of the program say."""
    import getopt
    # Modules of the current folder rather than of the one that this program is in; with -m that is the first anyway.
    if sys.path[0] == os.path.dirname(sys.argv[0]):
        del sys.path[0]
    sys.path.insert(0, '.')
    try:
        options, args = getopt.getopt(sys.argv[1:], 'k:p:w')
    except getopt.error:
        options, args = [], []
    writing = False
    for option, value in options:
        if option == '-k':
            return apropos(value)
        if option == '-p':
            return _serve_on(value)
        writing = True
    if not args:
        print __doc__
        return
    for arg in args:
        if ispath(arg) and not os.path.exists(arg):
            print 'file %r does not exist' % arg
            break
        try:
            if ispath(arg) and os.path.isfile(arg):
                arg = importfile(arg)
            if not writing:
                help.help(arg)
            elif ispath(arg) and os.path.isdir(arg):
                writedocs(arg)
            else:
                writedoc(arg)
        except ErrorDuringImport as value:
            print value


def _serve_on(port):
    def ready(server):
        print 'pydoc server ready at %s' % server.url

    def stopped():
        print 'pydoc server stopped'

    try:
        port = int(port)
    except ValueError:
        print __doc__
        return
    serve(port, ready, stopped)


if __name__ == '__main__':
    cli()
