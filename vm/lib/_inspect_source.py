# SPDX-License-Identifier: MIT
"""From an object to its file, its module and its lines: the part of inspect that reads sources."""
import imp
import linecache
import os
import re
import sys
from collections import namedtuple
from types import ClassType, CodeType, FrameType, FunctionType, MethodType, ModuleType, TracebackType

ModuleInfo = namedtuple('ModuleInfo', 'name suffix mode module_type')

# What getmodule() has learned: the full path of a module's file -> the module's name, and a module's name -> __file__.
modulesbyfile = {}
_filesbymodname = {}

# What may begin the source of a code object.
_CODE_BEGINS = re.compile(r'\s*(?:def\s|@)|.*(?<!\w)lambda[:\s]')

# The pieces of a source that decide where its statements end. A string that does not end is one up to where it must.
_PIECE = re.compile(r'''
    (?P<string>   """ [^"\\]* (?: (?: \\. | "(?!"") ) [^"\\]* )* (?: """ | \Z )
                | \'\'\' [^'\\]* (?: (?: \\. | '(?!'') ) [^'\\]* )* (?: \'\'\' | \Z )
                | " (?: [^"\\\n] | \\. )* "?
                | ' (?: [^'\\\n] | \\. )* '? )
  | (?P<ignored>  \#[^\n]* | \\\r?\n )
  | (?P<open>     [(\[{] )
  | (?P<close>    [)\]}] )
  | (?P<end>      \n )
  | (?P<word>     \w+ )
  | (?P<sign>     [^\s\w"'\#\\()\[\]{}]+ )
''', re.VERBOSE | re.DOTALL)

# Numbers of tokens (module tokenize, which is too much to import for them).
_NEWLINE, _INDENT, _DEDENT, _COMMENT, _NL = 4, 5, 6, 53, 54


class EndOfBlock(Exception):
    """A BlockFinder has seen a token behind the block."""


class BlockFinder:
    """Looks for the end of a function, a class or a lambda expression among tokens: `last` is the last row so far."""

    def __init__(self):
        self.indent = 0
        self.islambda = self.started = self.passline = False
        self.last = 1

    def tokeneater(self, type, token, srow_scol, erow_ecol, line):
        """Takes the next token, as tokenize.tokenize() gives it; EndOfBlock if it is not one of the block's."""
        if not self.started:
            # Whatever it is, nothing in its line can end the block.
            self.passline = True
            self.started = token in ('def', 'class', 'lambda')
            self.islambda = token == 'lambda'
            return
        if type == _NEWLINE:
            self.passline, self.last = False, srow_scol[0]
            ended = self.islambda
        elif self.passline:
            return
        elif type in (_INDENT, _DEDENT):
            self.passline = type == _INDENT
            self.indent += 1 if self.passline else -1
            ended = not self.passline and self.indent <= 0
        else:
            ended = self.indent == 0 and type not in (_COMMENT, _NL)
        if ended:
            raise EndOfBlock


def indentsize(line):
    """The width of the blanks and tabs that a line begins with."""
    wide = line.expandtabs()
    return len(wide) - len(wide.lstrip())


def _code_of(object):
    # The code object behind a method, function, traceback or frame; anything else as it is.
    if isinstance(object, MethodType):
        object = object.im_func
    if isinstance(object, FunctionType):
        return object.func_code
    if isinstance(object, TracebackType):
        object = object.tb_frame
    return object.f_code if isinstance(object, FrameType) else object


def getfile(object):
    """The file, of source or compiled, that an object comes from; TypeError where there is none, as for builtins."""
    if isinstance(object, ModuleType):
        owner, kind = object, 'module'
    elif isinstance(object, (type, ClassType)):
        owner, kind = sys.modules.get(object.__module__), 'class'
    else:
        code = _code_of(object)
        if isinstance(code, CodeType):
            return code.co_filename
        raise TypeError('{!r} is not a module, class, method, function, traceback, frame, or code object'.format(code))
    if hasattr(owner, '__file__'):
        return owner.__file__
    raise TypeError('{!r} is a built-in {}'.format(owner, kind))


def getmoduleinfo(path):
    """What the name of a file says: (name, suffix, mode, module_type), the latter as in imp; None for no module."""
    name = os.path.basename(path)
    fitting = [row for row in imp.get_suffixes() if name.endswith(row[0])]
    if fitting:
        suffix, mode, kind = max(fitting, key=lambda row: len(row[0]))
        return ModuleInfo(name[:-len(suffix)], suffix, mode, kind)


def getmodulename(path):
    """The name of the module in a file, by the file's name; None for no module."""
    info = getmoduleinfo(path)
    return info and info[0]


def getsourcefile(object):
    """The name under which the source of an object can be read; None where there is no source."""
    name = getfile(object)
    if name[-4:].lower() in ('.pyc', '.pyo'):
        name = name[:-4] + '.py'
    if any('b' in mode and name.lower().endswith(suffix) for suffix, mode, _ in imp.get_suffixes()):
        return None
    if os.path.exists(name) or hasattr(getmodule(object, name), '__loader__') or name in linecache.cache:
        return name


def getabsfile(object, _filename=None):
    """The full path of an object's file, of source if there is one: the same path for all that comes from one file."""
    if _filename is None:
        _filename = getsourcefile(object) or getfile(object)
    return os.path.normcase(os.path.abspath(_filename))


def _learn_modules():
    # Enters the files of modules that were imported since the last time.
    for name, module in sys.modules.items():
        if isinstance(module, ModuleType) and hasattr(module, '__file__'):
            if module.__file__ == _filesbymodname.get(name):
                continue
            _filesbymodname[name] = module.__file__
            # A name as getfile() gives it, and the real one, which a link may lead to.
            full = getabsfile(module)
            modulesbyfile[full] = modulesbyfile[os.path.realpath(full)] = module.__name__


def getmodule(object, _filename=None):
    """The module that an object comes from; None if that is not known."""
    if isinstance(object, ModuleType):
        return object
    owner = object.__module__ if hasattr(object, '__module__') else modulesbyfile.get(_filename, object)
    if owner is not object:
        return sys.modules.get(owner)
    try:
        path = getabsfile(object, _filename)
    except TypeError:
        path = None
    if path is not None:
        if path not in modulesbyfile:
            _learn_modules()
        found = modulesbyfile.get(path) or modulesbyfile.get(os.path.realpath(path))
        if found:
            return sys.modules.get(found)
    name = getattr(object, '__name__', None)
    if name is not None:
        for home in (sys.modules['__main__'], sys.modules['__builtin__']):
            if getattr(home, name, _filename) is object:
                return home


def findsource(object):
    """(all lines of the object's file, index of its first line); IOError where that cannot be found."""
    name = getsourcefile(object)
    if not name:
        name = getfile(object)
        # A loader or a program may have put lines under a name such as <input>.
        if name[:1] != '<' or name[-1:] != '>':
            raise IOError('source code not available')
    module = getmodule(object, name)
    lines = linecache.getlines(name, module.__dict__) if module else linecache.getlines(name)
    if not lines:
        raise IOError('could not get source code')
    if isinstance(object, ModuleType):
        return lines, 0
    if isinstance(object, (type, ClassType)):
        return lines, _class_begins(lines, object.__name__)
    code = _code_of(object)
    if not isinstance(code, CodeType):
        raise IOError('could not find code object')
    if not hasattr(code, 'co_firstlineno'):
        raise IOError('could not find function definition')
    at = code.co_firstlineno - 1
    while at > 0 and not _CODE_BEGINS.match(lines[at]):
        at -= 1
    return lines, at


def _class_begins(lines, name):
    # Of several classes of that name, the first of those with the least indentation is the likeliest.
    statement = re.compile(r'(\s*)class\s*%s\b' % name)
    found = []
    for at, line in enumerate(lines):
        match = statement.match(line)
        if match:
            if not match.group(1):
                return at
            found.append((match.group(1), at))
    if not found:
        raise IOError('could not find class definition')
    return min(found)[1]


def getcomments(object):
    """The lines of comment above an object, those at the top of the file for a module; None for none."""
    try:
        lines, at = findsource(object)
    except (IOError, TypeError):
        return None
    if isinstance(object, ModuleType):
        begin = 1 if lines and lines[0][:2] == '#!' else 0
        while begin < len(lines) and lines[begin].strip() in ('', '#'):
            begin += 1
        end = begin
        while end < len(lines) and lines[end][:1] == '#':
            end += 1
        return ''.join(line.expandtabs() for line in lines[begin:end]) if end > begin else None
    width = indentsize(lines[at])
    begin = at
    while begin > 0 and lines[begin - 1].lstrip()[:1] == '#' and indentsize(lines[begin - 1]) == width:
        begin -= 1
    texts = [line.expandtabs().lstrip() for line in lines[begin:at]]
    blank = [text.strip() == '#' for text in texts]
    # Empty comments around the text are a frame.
    while blank and blank[0]:
        del blank[0], texts[0]
    while blank and blank[-1]:
        del blank[-1], texts[-1]
    return ''.join(texts) if texts else None


def getblock(lines):
    """The lines of the function, class or lambda expression that the first lines begin."""
    text = ''.join(lines)
    keyword = width = None
    # Where the block ends as far as it is known, how many brackets are open, the indentation of its first statement;
    # whether a statement has begun.
    end = depth = 0
    inner = -1
    inside = False
    for piece in _PIECE.finditer(text):
        kind = piece.lastgroup
        if kind == 'ignored' or kind == 'end' and (depth or not inside):
            continue
        if kind == 'end':
            inside = False
            if keyword:
                end = piece.end()
                if keyword == 'lambda':
                    break
            continue
        if not inside:
            inside = True
            begin = text.rfind('\n', 0, piece.start()) + 1
            column = indentsize(text[begin:piece.start()] + '.')
            if keyword and (column <= width or column < inner):
                break
            if keyword and inner < 0:
                inner = column
        if kind == 'open':
            depth += 1
        elif kind == 'close':
            depth = max(depth - 1, 0)
        elif keyword is None and kind == 'word' and piece.group() in ('def', 'class', 'lambda'):
            keyword, width = piece.group(), column
    else:
        if keyword and inside:
            end = len(text)
    return lines[:text.count('\n', 0, end) or 1]


def getsourcelines(object):
    """(lines of the object's source, number of the first); all lines and 0 for a module, and for its own code."""
    lines, at = findsource(object)
    code = _code_of(object)
    if isinstance(object, ModuleType) or isinstance(object, (FrameType, TracebackType)) and code.co_name == '<module>':
        return lines, 0
    return getblock(lines[at:]), at + 1


def getsource(object):
    """The text of an object's source; IOError where that cannot be found."""
    return ''.join(getsourcelines(object)[0])
