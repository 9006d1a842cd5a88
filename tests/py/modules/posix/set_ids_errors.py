# What the calls that set ids and groups take; calls with -1 alone change nothing.
import os


def say(name, *args):
    try:
        result = getattr(os, name)(*args)
    except (TypeError, OverflowError, ValueError, OSError) as e:
        print name, type(e).__name__, e
    else:
        print name, result


say('setreuid', -1, -1)  # expect: setreuid None
say('setregid', -1, -1)  # expect: setregid None
say('setresuid', -1, -1, -1)  # expect: setresuid None
say('setresgid', -1, -1, 2**32 - 1)  # expect: setresgid None
say('setreuid', 1)  # expect: setreuid TypeError setreuid() takes exactly 2 arguments (1 given)
say('setregid', 'x', 1)  # expect: setregid TypeError an integer is required
say('setresuid', 1, 1.5, 1)  # expect: setresuid TypeError integer argument expected, got float
say('setresgid', 1, 1, -2)  # expect: setresgid OverflowError group id is less than minimum
say('setresuid', 2**32, 1, 1)  # expect: setresuid OverflowError user id is greater than maximum
say('setgroups')  # expect: setgroups TypeError setgroups() takes exactly one argument (0 given)
say('setgroups', 1)  # expect: setgroups TypeError setgroups argument must be a sequence
say('setgroups', {1: 2})  # expect: setgroups TypeError setgroups argument must be a sequence
say('setgroups', 'x')  # expect: setgroups TypeError groups must be integers
say('setgroups', [1, 2.0])  # expect: setgroups TypeError groups must be integers
say('setgroups', [2**32])  # expect: setgroups OverflowError group id is greater than maximum
say('setgroups', xrange(65537))  # expect: setgroups ValueError too many groups
say('initgroups', 1, 1)  # expect: initgroups TypeError initgroups() argument 1 must be string, not int
say('initgroups', 'root', -2)  # expect: initgroups OverflowError group id is less than minimum
