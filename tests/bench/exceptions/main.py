# SPDX-License-Identifier: MIT
"""Raising and catching: through frames, by class, with finally and else, from builtins."""
# scale: 560000 quick: 500
import sys


class AppError(Exception):
    def __init__(self, code):
        Exception.__init__(self, "code %d" % code)
        self.code = code


class SpecialError(AppError):
    pass


def check(i):
    if i % 3 == 0:
        raise AppError(i)
    if i % 5 == 0:
        raise SpecialError(i)
    return i


def deeper(i, depth):
    if depth:
        return deeper(i, depth - 1)
    return check(i)


def run(n):
    caught = special = clean = ended = missing = 0
    table = {}
    for i in xrange(n):
        try:
            try:
                deeper(i, 2)
            except SpecialError, error:
                special += error.code % 7
            except AppError, error:
                caught += error.code % 7
            else:
                clean += 1
        finally:
            ended += 1
        try:
            missing += table[i % 100]
        except KeyError:
            if i % 2:
                table[i % 100] = 1
        try:
            int("x%d" % (i & 7))
        except ValueError:
            missing += 1
    return caught, special, clean, ended, missing


print "%d %d %d %d %d" % run(int(sys.argv[1]))
