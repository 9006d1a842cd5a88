# SPDX-License-Identifier: MIT
"""Runs the user's file ~/.pythonrc.py, whose names become those of this module. Deprecated."""
import os
from warnings import warnpy3k
warnpy3k('the user module has been removed in Python 3.0', stacklevel=2)
del warnpy3k

home = os.environ.get('HOME', os.curdir)
pythonrc = os.path.join(home, '.pythonrc.py')
if os.path.isfile(pythonrc):
    execfile(pythonrc)
