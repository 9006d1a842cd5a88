# SPDX-License-Identifier: MIT
"""The names of `pyexpat` under the path that programs import."""
from pyexpat import *
