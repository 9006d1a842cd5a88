# SPDX-License-Identifier: MIT
"""Running commands, and finding them."""
import os
import subprocess
import sys

from distutils import log
from distutils.debug import DEBUG
from distutils.errors import DistutilsExecError


def spawn(cmd, search_path=1, verbose=0, dry_run=0):
    """Runs a command, a list of texts, and waits until it ends. Without `search_path` the first must be a path.

    A DistutilsExecError where it fails, or cannot be run. With `dry_run` nothing is run."""
    cmd = list(cmd)
    log.info(' '.join(cmd))
    if dry_run:
        return
    path = cmd[0]
    if not search_path and os.path.dirname(path) == '':
        path = os.path.join(os.curdir, path)
    shown = cmd if DEBUG else cmd[0]
    try:
        status = subprocess.call(cmd, executable=path)
    except OSError as e:
        sys.stderr.write('unable to execute %r: %s\n' % (shown, e.strerror))
        status = 1
    if status < 0:
        raise DistutilsExecError('command %r terminated by signal %d' % (shown, -status))
    if status > 0:
        raise DistutilsExecError('command %r failed with exit status %d' % (shown, status))


def find_executable(executable, path=None):
    """The path of a program, looked for in the folders of `path`, those of $PATH if None; None if there is none.

    What is a file from here is not looked for."""
    if os.path.isfile(executable):
        return executable
    if path is None:
        path = os.environ.get('PATH', os.defpath)
    for folder in path.split(os.pathsep) if path else ():
        file = os.path.join(folder, executable)
        if os.path.isfile(file):
            return file
    return None
