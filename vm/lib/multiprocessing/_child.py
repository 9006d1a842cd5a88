# SPDX-License-Identifier: MIT
"""The program that a process begins with, until it has the one it is a part of."""
from multiprocessing.forking import main

main()
