# SPDX-License-Identifier: MIT
"""python -m unittest"""
import sys
if sys.argv[0].endswith("__main__.py"):
    sys.argv[0] = "python -m unittest"

from unittest.main import TestProgram, USAGE_AS_MAIN

__unittest = True

TestProgram.USAGE = USAGE_AS_MAIN
TestProgram(module=None)
