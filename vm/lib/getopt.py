# SPDX-License-Identifier: MIT
"""Reads the options of a command line, as the C function getopt() does. (optparse and argparse do more.)"""
import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    """An option is unknown, or its argument is missing or superfluous: `msg`, and the option `opt` without dashes."""

    opt = ''
    msg = ''

    def __init__(self, msg, opt=''):
        Exception.__init__(self, msg, opt)
        self.msg = msg
        self.opt = opt

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """(list of (option, value), arguments left). `shortopts` has the letters, each followed by a colon if it takes an
    argument; `longopts` the names, followed by an equals sign if so. The first argument that is no option ends them;
    so does '--'."""
    return _parse(args, shortopts, _as_list(longopts), False)


def gnu_getopt(args, shortopts, longopts=[]):
    """As getopt(), but options may stand after other arguments. '+' at the start of `shortopts`, or the variable
    POSIXLY_CORRECT, switches this off."""
    strict = shortopts.startswith('+')
    if strict:
        shortopts = shortopts[1:]
    return _parse(args, shortopts, _as_list(longopts), not (strict or os.environ.get("POSIXLY_CORRECT")))


def _as_list(longopts):
    return [longopts] if isinstance(longopts, str) else list(longopts)


def _parse(args, shortopts, longopts, mixed):
    found, others = [], []
    while args:
        arg = args[0]
        if arg == '--':
            return found, others + args[1:]
        if arg.startswith('--'):
            found, args = do_longs(found, arg[2:], longopts, args[1:])
        elif arg.startswith('-') and arg != '-':
            found, args = do_shorts(found, arg[1:], shortopts, args[1:])
        elif mixed:
            others.append(arg)
            args = args[1:]
        else:
            break
    return found, others + args


def do_longs(opts, opt, longopts, args):
    """Takes the long option `opt` (perhaps with '=value'), and its argument from `args`."""
    name, equals, value = opt.partition('=')
    takes, name = long_has_args(name, longopts)
    if takes and not equals:
        if not args:
            raise GetoptError('option --%s requires argument' % name, name)
        value, args = args[0], args[1:]
    elif equals and not takes:
        raise GetoptError('option --%s must not have an argument' % name, name)
    opts.append(('--' + name, value))
    return opts, args


def long_has_args(opt, longopts):
    """(does it take an argument, its full name) for a long option that may be shortened."""
    fitting = [name for name in longopts if name.startswith(opt)]
    if not fitting:
        raise GetoptError('option --%s not recognized' % opt, opt)
    if opt in fitting:
        return False, opt
    if opt + '=' in fitting:
        return True, opt
    if len(fitting) > 1:
        raise GetoptError('option --%s not a unique prefix' % opt, opt)
    name = fitting[0]
    return (True, name[:-1]) if name.endswith('=') else (False, name)


def do_shorts(opts, optstring, shortopts, args):
    """Takes the letters `optstring`; what follows one with an argument is that argument."""
    while optstring:
        letter, optstring = optstring[0], optstring[1:]
        value = ''
        if short_has_arg(letter, shortopts):
            if not optstring:
                if not args:
                    raise GetoptError('option -%s requires argument' % letter, letter)
                optstring, args = args[0], args[1:]
            value, optstring = optstring, ''
        opts.append(('-' + letter, value))
    return opts, args


def short_has_arg(opt, shortopts):
    """Does the letter take an argument?"""
    at = shortopts.find(opt) if opt != ':' else -1
    if at < 0:
        raise GetoptError('option -%s not recognized' % opt, opt)
    return shortopts.startswith(':', at + 1)
