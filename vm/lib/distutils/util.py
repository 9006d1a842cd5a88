# SPDX-License-Identifier: MIT
"""Small helpers: paths, texts, the platform."""
from __future__ import absolute_import

import os
import re
import sys

import sysconfig
from distutils import log
from distutils.dep_util import newer
from distutils.errors import DistutilsByteCompileError
from distutils.spawn import spawn


def get_platform():
    """System and machine, as `linux-armv7l`."""
    return sysconfig.get_platform()


def convert_path(pathname):
    """A path with slashes as the system writes it. A ValueError for one that begins with a slash or ends with one, where
    the system writes paths otherwise."""
    if os.sep == '/' or not pathname:
        return pathname
    if pathname[0] == '/':
        raise ValueError("path '%s' cannot be absolute" % pathname)
    if pathname[-1] == '/':
        raise ValueError("path '%s' cannot end with '/'" % pathname)
    parts = [part for part in pathname.split('/') if part != '.']
    return os.path.join(*parts) if parts else os.curdir


def change_root(new_root, pathname):
    """A path below another root folder."""
    return os.path.join(new_root, pathname.lstrip('/') if os.path.isabs(pathname) else pathname)


_environ_checked = 0


def check_environ():
    """Sees to it that the environment has HOME and PLAT."""
    global _environ_checked
    if _environ_checked:
        return
    if 'HOME' not in os.environ:
        import pwd
        try:
            os.environ['HOME'] = pwd.getpwuid(os.getuid()).pw_dir
        except (ImportError, KeyError):
            pass
    if 'PLAT' not in os.environ:
        os.environ['PLAT'] = get_platform()
    _environ_checked = 1


def subst_vars(s, local_vars):
    """Replaces each `$NAME` by the variable, else by that of the environment. A ValueError where there is neither."""
    check_environ()

    def value(match):
        name = match.group(1)
        return str(local_vars[name]) if name in local_vars else os.environ[name]

    try:
        return re.sub(r'\$([a-zA-Z_][a-zA-Z_0-9]*)', value, s)
    except KeyError as e:
        raise ValueError("invalid variable '$%s'" % e)


def grok_environment_error(exc, prefix='error: '):
    """What an exception says, with a prefix."""
    return prefix + str(exc)


# What ends a plain stretch of a command, and texts in quotes, in which a backslash hides what follows.
_PLAIN = re.compile(r'[^\\\'"\s]*')
_QUOTED = {"'": re.compile(r"'(?:[^'\\]|\\.)*'"), '"': re.compile(r'"(?:[^"\\]|\\.)*"')}


def split_quoted(s):
    """The words of a text, which quotes and backslashes keep together. A ValueError for a quote that is not closed."""
    s = s.strip()
    words = []
    word = ''
    at = 0
    while at < len(s):
        plain = _PLAIN.match(s, at)
        word += plain.group()
        at = plain.end()
        if at == len(s):
            break
        char = s[at]
        if char.isspace():
            words.append(word)
            word = ''
            at += len(s) - at - len(s[at:].lstrip())
        elif char == '\\':
            word += s[at + 1:at + 2]
            at += 2
        else:
            quoted = _QUOTED[char].match(s, at)
            if quoted is None:
                raise ValueError('bad string (mismatched %s quotes?)' % char)
            word += quoted.group()[1:-1]
            at = quoted.end()
    return words + [word] if word else words


def execute(func, args, msg=None, verbose=0, dry_run=0):
    """Says what is done, `func(*args)` if there is no `msg`, and does it, except with `dry_run`."""
    if msg is None:
        msg = '%s%r' % (func.__name__, args)
        # The comma of a tuple of one.
        if msg.endswith(',)'):
            msg = msg[:-2] + ')'
    log.info(msg)
    if not dry_run:
        func(*args)


def strtobool(val):
    """1 for a text that means yes (y, yes, t, true, on, 1), 0 for one that means no; case does not matter.

    A ValueError for another one."""
    val = val.lower()
    if val in ('y', 'yes', 't', 'true', 'on', '1'):
        return 1
    if val in ('n', 'no', 'f', 'false', 'off', '0'):
        return 0
    raise ValueError('invalid truth value %r' % (val,))


def rfc822_escape(header):
    """A text of several lines as the value of a header: the following lines are indented."""
    return ('\n' + 8 * ' ').join(header.split('\n'))


def byte_compile(py_files, optimize=0, force=0, prefix=None, base_dir=None, verbose=1, dry_run=0, direct=None):
    """Compiles modules to files .pyc beside them, where those are older; names that do not end with .py are left out.

    Error messages in them show a path from `prefix` on, below `base_dir`. DistutilsByteCompileError where
    sys.dont_write_bytecode is set. `optimize` above 0, which would make files .pyo, that nothing here reads, makes none."""
    if sys.dont_write_bytecode:
        raise DistutilsByteCompileError('byte-compiling is disabled.')
    from py_compile import compile
    for path in py_files:
        if path[-3:] != '.py' or optimize:
            continue
        shown = path
        if prefix:
            if not path.startswith(prefix):
                raise ValueError("invalid prefix: filename %r doesn't start with %r" % (path, prefix))
            shown = path[len(prefix):]
        if base_dir:
            shown = os.path.join(base_dir, shown)
        target = path + 'c'
        if force or newer(path, target):
            log.info('byte-compiling %s to %s', path, os.path.basename(target))
            if not dry_run:
                compile(path, target, shown)
        else:
            log.debug('skipping byte-compilation of %s to %s', path, os.path.basename(target))
