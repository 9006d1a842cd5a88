# SPDX-License-Identifier: MIT
"""Running shell commands and getting their output: the interface of Python 2.7's module of this name.

Only the calling thread waits for the command.
"""
from warnings import warnpy3k
warnpy3k("the commands module has been removed in Python 3.0; use the subprocess module instead", stacklevel=2)
del warnpy3k

__all__ = ["getstatusoutput", "getoutput", "getstatus"]


def getstatus(file):
    """The line of `ls -ld` about a file."""
    import warnings
    warnings.warn("commands.getstatus() is deprecated", DeprecationWarning, 2)
    return getoutput("ls -ld" + mkarg(file))


def getoutput(cmd):
    """What a shell command wrote to standard output and error, without the last line end."""
    return getstatusoutput(cmd)[1]


def getstatusoutput(cmd):
    """The exit status of a shell command (as os.wait() gives it) and what it wrote."""
    import os
    pipe = os.popen("{ " + cmd + "; } 2>&1", "r")
    text = pipe.read()
    status = pipe.close()
    if text.endswith("\n"):
        text = text[:-1]
    return (0 if status is None else status), text


def mk2arg(head, x):
    import os
    return mkarg(os.path.join(head, x))


def mkarg(x):
    """A blank and x, quoted for the shell."""
    if "'" not in x:
        return " '" + x + "'"
    quoted = "".join("\\" + c if c in "\\$\"`" else c for c in x)
    return ' "' + quoted + '"'
