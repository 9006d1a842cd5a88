# SPDX-License-Identifier: MIT
"""The file .netrc as ftplib reads it."""
from _ftp_replies import Error, MAXLINE


class Netrc:
    """The passwords and macros of a file .netrc, the user's unless named. Module netrc does better."""

    __module__ = 'ftplib'

    __defuser = None
    __defpasswd = None
    __defacct = None

    def __init__(self, filename=None):
        if filename is None:
            import os
            if 'HOME' not in os.environ:
                raise IOError('specify file to load or set $HOME')
            filename = os.path.join(os.environ['HOME'], '.netrc')
        self.__hosts = {}
        self.__macros = {}
        with open(filename, 'r') as fp:
            self.__read(fp)

    def __read(self, fp):
        macro = None
        while True:
            line = fp.readline(MAXLINE + 1)
            if len(line) > MAXLINE:
                raise Error('got more than %d bytes' % MAXLINE)
            if not line:
                break
            if macro is not None:
                # Its lines, up to an empty one.
                if line.strip():
                    macro.append(line)
                    continue
                macro = None
            words = line.split()
            host = user = passwd = acct = None
            default = False
            i = 0
            while i < len(words):
                word = words[i]
                value = words[i + 1] if i + 1 < len(words) else None
                if word == 'default':
                    default = True
                elif word == 'machine' and value:
                    host = value.lower()
                    i += 1
                elif word == 'login' and value:
                    user = value
                    i += 1
                elif word == 'password' and value:
                    passwd = value
                    i += 1
                elif word == 'account' and value:
                    acct = value
                    i += 1
                elif word == 'macdef' and value:
                    macro = self.__macros[value] = []
                    break
                i += 1
            if default:
                self.__defuser = user or self.__defuser
                self.__defpasswd = passwd or self.__defpasswd
                self.__defacct = acct or self.__defacct
            if host:
                known = self.__hosts.get(host, (None, None, None))
                self.__hosts[host] = tuple(a or b for a, b in zip((user, passwd, acct), known))

    def get_hosts(self):
        """The hosts in the file."""
        return self.__hosts.keys()

    def get_account(self, host):
        """(user, password, account) for a host; None for what is not known."""
        user, passwd, acct = self.__hosts.get(host.lower(), (None, None, None))
        return user or self.__defuser, passwd or self.__defpasswd, acct or self.__defacct

    def get_macros(self):
        """The names of the macros."""
        return self.__macros.keys()

    def get_macro(self, macro):
        """The lines of a macro."""
        return self.__macros[macro]
