# SPDX-License-Identifier: MIT
"""Asks for a password without showing it, and tells who is logged in."""
import os
import sys
import warnings

try:
    import termios
    termios.tcgetattr, termios.tcsetattr
except (ImportError, AttributeError):
    termios = None

__all__ = ['getpass', 'getuser', 'GetPassWarning']


class GetPassWarning(UserWarning):
    """What is typed may be seen."""


def unix_getpass(prompt='Password: ', stream=None):
    """Asks at the terminal of the process; standard input and standard error where there is none.

    Raises EOFError at the end of the input, and warns with GetPassWarning where the echo cannot be switched off."""
    terminal = None
    try:
        terminal = os.fdopen(os.open('/dev/tty', os.O_RDWR | os.O_NOCTTY), 'w+', 1)
        fd, source = terminal.fileno(), terminal
        if stream is None:
            stream = terminal
    except EnvironmentError:
        try:
            fd = sys.stdin.fileno()
        except (AttributeError, ValueError):
            return fallback_getpass(prompt, stream)
        source = sys.stdin
        if stream is None:
            stream = sys.stderr
    try:
        try:
            shown = termios.tcgetattr(fd)
        except termios.error:
            # No terminal: nobody can ask it for silence.
            return fallback_getpass(prompt, stream)
        hidden = shown[:]
        hidden[3] &= ~termios.ECHO
        when = termios.TCSAFLUSH | getattr(termios, 'TCSASOFT', 0)
        termios.tcsetattr(fd, when, hidden)
        try:
            password = _raw_input(prompt, stream, source)
        finally:
            termios.tcsetattr(fd, when, shown)
            stream.flush()
        stream.write('\n')
        return password
    finally:
        if terminal is not None:
            terminal.close()


def fallback_getpass(prompt='Password: ', stream=None):
    """Asks where what is typed can be seen, and says so."""
    warnings.warn('Can not control echo on the terminal.', GetPassWarning, stacklevel=2)
    if stream is None:
        stream = sys.stderr
    print >> stream, 'Warning: Password input may be echoed.'
    return _raw_input(prompt, stream)


def _raw_input(prompt='', stream=None, input=None):
    # raw_input() would use readline, which keeps a history.
    shown = str(prompt)
    if shown:
        out = sys.stderr if stream is None else stream
        out.write(shown)
        out.flush()
    line = (sys.stdin if input is None else input).readline()
    if line:
        return line[:-1] if line[-1] == '\n' else line
    raise EOFError


def getuser():
    """The name of the user: of the environment (LOGNAME, USER, LNAME, USERNAME), else of the list of accounts."""
    for user in map(os.environ.get, ['LOGNAME', 'USER', 'LNAME', 'USERNAME']):
        if user:
            return user
    import pwd
    return pwd.getpwuid(os.getuid())[0]


getpass = unix_getpass if termios is not None else fallback_getpass
