# SPDX-License-Identifier: MIT
"""Shows pages in a browser of the system: open(), open_new() for a new window, open_new_tab().

Browsers are tried in this order: those of the environment's BROWSER (names or commands, separated by colons; %s in a
command is the address), then those that are installed; graphical ones only where there is a display. As a program it
takes an address; -n opens a new window, -t a new tab."""
import os
import shlex
import subprocess
import sys
import time

__all__ = ['Error', 'open', 'open_new', 'open_new_tab', 'get', 'register']


class Error(Exception):
    """There is no browser."""


# Name in lower case -> [what makes the browser or None, the browser or None].
_browsers = {}
# Names and commands, best first.
_tryorder = []


def register(name, klass, instance=None, update_tryorder=1):
    """Makes a browser known by a name: by what makes it, or by itself. It is tried last (1), first (-1), or only where
    it is asked for (0)."""
    _browsers[name.lower()] = [klass, instance]
    if update_tryorder > 0:
        _tryorder.append(name)
    elif update_tryorder < 0:
        _tryorder.insert(0, name)


def get(using=None):
    """The browser of a name or a command, the best one if None. Error if there is none."""
    for browser in [using] if using is not None else _tryorder:
        if '%s' in browser:
            command = shlex.split(browser)
            return BackgroundBrowser(command[:-1]) if command[-1] == '&' else GenericBrowser(command)
        klass, instance = _browsers.get(browser.lower()) or _synthesize(browser)
        if instance is not None:
            return instance
        if klass is not None:
            return klass()
    raise Error('could not locate runnable browser')


def open(url, new=0, autoraise=True):
    """Shows a page: in the window that is there (0), in a new one (1), or in a new tab (2). Whether a browser took it;
    those of the terminal are waited for."""
    return any(get(name).open(url, new, autoraise) for name in _tryorder)


def open_new(url):
    """Shows a page in a new window, if that is possible."""
    return open(url, 1)


def open_new_tab(url):
    """Shows a page in a new tab, if that is possible."""
    return open(url, 2)


def _synthesize(browser, update_tryorder=1):
    """A browser at another path than the one that is known by the same name; [None, None] if there is none."""
    command = browser.split()[0]
    klass, instance = _browsers.get(os.path.basename(command).lower(), [None, None])
    if not _iscommand(command) or instance is None or instance.basename != os.path.basename(command):
        return [None, None]
    import copy
    instance = copy.copy(instance)
    instance.name = browser
    instance.basename = os.path.basename(browser)
    register(browser, None, instance, update_tryorder)
    return [None, instance]


def _isexecutable(cmd):
    return os.path.isfile(cmd) and os.access(cmd, os.X_OK)


def _iscommand(cmd):
    """Whether a command can be run, by its path or from PATH."""
    folders = os.environ.get('PATH', '').split(os.pathsep)
    return _isexecutable(cmd) or any(_isexecutable(os.path.join(folder, cmd)) for folder in folders if folder)


class BaseBrowser(object):
    """What all browsers have: a subclass has open()."""

    args = ['%s']

    def __init__(self, name=''):
        self.name = name
        self.basename = name

    def open(self, url, new=0, autoraise=True):
        """Shows a page; see the function open()."""
        raise NotImplementedError

    def open_new(self, url):
        """Shows a page in a new window, if that is possible."""
        return self.open(url, 1)

    def open_new_tab(self, url):
        """Shows a page in a new tab, if that is possible."""
        return self.open(url, 2)


class GenericBrowser(BaseBrowser):
    """A command that is waited for: its name, or a list with its arguments; %s in these is the address."""

    def __init__(self, name):
        if isinstance(name, basestring):
            self.name = name
        else:
            self.name, self.args = name[0], name[1:]
        self.basename = os.path.basename(self.name)

    def _start(self, url):
        return subprocess.Popen([self.name] + [arg.replace('%s', url) for arg in self.args], close_fds=True)

    def open(self, url, new=0, autoraise=True):
        try:
            return not self._start(url).wait()
        except OSError:
            return False


class BackgroundBrowser(GenericBrowser):
    """A command that is not waited for."""

    def open(self, url, new=0, autoraise=True):
        try:
            return self._start(url).poll() is None
        except OSError:
            return False


class UnixBrowser(BaseBrowser):
    """A browser that is told to show a page by starting it once more.

    remote_args: the arguments of that; %s is the address, %action one of remote_action, remote_action_newwin and
    remote_action_newtab. raise_opts: arguments that leave the window where it is, or raise it. background: it does not
    need the terminal. redirect_stdout: what it prints is dropped."""

    raise_opts = None
    background = False
    redirect_stdout = True
    remote_args = ['%action', '%s']
    remote_action = remote_action_newwin = remote_action_newtab = None

    def open(self, url, new=0, autoraise=True):
        if new not in (0, 1, 2):
            raise Error("Bad 'new' parameter to open(); expected 0, 1, or 2, got %s" % new)
        action = [self.remote_action, self.remote_action_newwin, self.remote_action_newtab][new]
        if action is None:
            # Without tabs a window.
            action = self.remote_action_newwin
        args = [arg.replace('%s', url).replace('%action', action) for arg in self.remote_args]
        if self._invoke(args, True, autoraise):
            return True
        # Nothing runs that could be told: the browser itself.
        return self._invoke([arg.replace('%s', url) for arg in self.args], False, False)

    def _invoke(self, args, remote, autoraise):
        option = self.raise_opts[bool(autoraise)] if remote and self.raise_opts else ''
        null = os.open(os.devnull, os.O_RDWR)
        try:
            hidden = null if self.redirect_stdout and (remote or self.background) else None
            process = subprocess.Popen([self.name] + [option] * bool(option) + args, close_fds=True,
                                       stdin=null if self.background else None, stdout=hidden, stderr=hidden)
        except OSError:
            return False
        finally:
            os.close(null)
        if not remote:
            return process.poll() is None if self.background else not process.wait()
        # What tells another process ends soon; what goes on is the browser itself.
        end = time.time() + 1
        while process.poll() is None and time.time() < end:
            time.sleep(0.02)
        return not process.poll()


class Mozilla(UnixBrowser):
    """Firefox, and what descends from Mozilla."""

    raise_opts = ['-noraise', '-raise']
    remote_args = ['-remote', 'openURL(%s%action)']
    remote_action = ''
    remote_action_newwin = ',new-window'
    remote_action_newtab = ',new-tab'
    background = True


Netscape = Mozilla


class Galeon(UnixBrowser):
    """Galeon and Epiphany."""

    raise_opts = ['-noraise', '']
    remote_action = '-n'
    remote_action_newwin = '-w'
    background = True


class Chrome(UnixBrowser):
    """Chrome and Chromium."""

    remote_action = remote_action_newtab = ''
    remote_action_newwin = '--new-window'
    background = True


Chromium = Chrome


class Opera(Chrome):
    """Opera."""


class Elinks(UnixBrowser):
    """Elinks, in the terminal."""

    remote_args = ['-remote', 'openURL(%s%action)']
    remote_action = ''
    remote_action_newwin = ',new-window'
    remote_action_newtab = ',new-tab'
    redirect_stdout = False


class Konqueror(BaseBrowser):
    """Konqueror, told by kfmclient."""

    def open(self, url, new=0, autoraise=True):
        action = 'newTab' if new == 2 else 'openURL'
        for command in (['kfmclient', action, url], ['konqueror', '--silent', url], ['kfm', '-d', url]):
            try:
                process = subprocess.Popen(command, close_fds=True)
            except OSError:
                continue
            # kfmclient ends at once, the browsers do not.
            return not process.wait() if command[0] == 'kfmclient' else process.poll() is None
        return False


# Commands, best first, with what makes a browser of each: those with a window, then those in the terminal.
_GRAPHICAL = [('xdg-open gvfs-open gnome-open x-www-browser', BackgroundBrowser),
              ('firefox iceweasel iceape seamonkey mozilla netscape', Mozilla), ('konqueror', Konqueror),
              ('galeon epiphany', Galeon), ('skipstone', BackgroundBrowser),
              ('google-chrome chrome chromium chromium-browser', Chrome), ('opera', Opera), ('mosaic', BackgroundBrowser)]
_TERMINAL = [('www-browser links', GenericBrowser), ('elinks', Elinks), ('lynx w3m', GenericBrowser)]


def _register_installed():
    for commands, klass in (_GRAPHICAL if os.environ.get('DISPLAY') else []) + _TERMINAL:
        for command in commands.split():
            if _iscommand(command):
                register(command, None, klass(command))
    # The user's own choice comes first; names that are known keep what they are.
    for command in reversed(os.environ.get('BROWSER', '').split(os.pathsep)):
        if command:
            known = _synthesize(command, -1)
            if known[1] is None:
                _tryorder.insert(0, command)
                if '%s' not in command and command.lower() not in _browsers:
                    _browsers[command.lower()] = [None, GenericBrowser(command)]


_register_installed()


def main():
    """Shows the page that the program's argument names."""
    import getopt
    try:
        options, args = getopt.getopt(sys.argv[1:], 'ntd')
    except getopt.error as error:
        print >>sys.stderr, error
        args = []
    if len(args) != 1:
        print >>sys.stderr, 'Usage: %s [-n | -t] url\n-n: open new window\n-t: open new tab' % sys.argv[0]
        sys.exit(1)
    new = 0
    for option, _ in options:
        new = {'-n': 1, '-t': 2}.get(option, new)
    open(args[0], new)


if __name__ == '__main__':
    main()
