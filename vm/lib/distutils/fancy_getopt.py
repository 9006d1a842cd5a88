# SPDX-License-Identifier: MIT
"""Options of command lines as distutils describes them: (long name, short name or None, help[, repeatable]).

A long name that ends with "=" takes a value. The attribute for an option is its long name with underscores."""
import getopt
import re
import string
import sys

from distutils.errors import DistutilsArgError, DistutilsGetoptError

longopt_pat = r'[a-zA-Z](?:[a-zA-Z0-9-]*)'
longopt_re = re.compile(r'^%s$' % longopt_pat)
neg_alias_re = re.compile('^(%s)=!(%s)$' % (longopt_pat, longopt_pat))
longopt_xlate = string.maketrans('-', '_')


def translate_longopt(opt):
    """The attribute of an option."""
    return opt.translate(longopt_xlate)


class OptionDummy:
    """An object to hold options."""

    def __init__(self, options=[]):
        for opt in options:
            setattr(self, opt, None)


class FancyGetopt:
    """Reads command lines by a table of options."""

    def __init__(self, option_table=None):
        self.option_table = option_table
        self.option_index = {}
        if self.option_table:
            self._build_index()
        # Other names of options, and options that mean the contrary of others.
        self.alias = {}
        self.negative_alias = {}
        self.short_opts = []
        self.long_opts = []
        self.short2long = {}
        self.attr_name = {}
        self.takes_arg = {}
        self.option_order = []
        self.repeat = {}

    def _build_index(self):
        self.option_index = dict((option[0], option) for option in self.option_table)

    def set_option_table(self, option_table):
        """Sets the table."""
        self.option_table = option_table
        self._build_index()

    def add_option(self, long_option, short_option=None, help_string=None):
        """Adds an option. DistutilsGetoptError if there is one of that name."""
        if long_option in self.option_index:
            raise DistutilsGetoptError("option conflict: already an option '%s'" % long_option)
        option = (long_option, short_option, help_string)
        self.option_table.append(option)
        self.option_index[long_option] = option

    def has_option(self, long_option):
        """Whether there is an option."""
        return long_option in self.option_index

    def get_attr_name(self, long_option):
        """The attribute of an option."""
        return translate_longopt(long_option)

    def _check_alias_dict(self, aliases, what):
        assert isinstance(aliases, dict)
        for alias, opt in aliases.items():
            for name, kind in (alias, what), (opt, 'aliased option'):
                if name not in self.option_index:
                    raise DistutilsGetoptError("invalid %s '%s': %s '%s' not defined" % (
                        what, alias, 'option' if name is alias else kind, name))

    def set_aliases(self, alias):
        """Sets other names of options."""
        self._check_alias_dict(alias, 'alias')
        self.alias = alias

    def set_negative_aliases(self, negative_alias):
        """Sets the options that mean the contrary of others."""
        self._check_alias_dict(negative_alias, 'negative alias')
        self.negative_alias = negative_alias

    def _grok_option_table(self):
        """Makes what getopt needs of the table."""
        self.long_opts = []
        self.short_opts = []
        self.short2long.clear()
        self.repeat = {}
        for option in self.option_table:
            if len(option) not in (3, 4):
                raise ValueError('invalid option tuple: %r' % (option,))
            name, short, help = option[:3]
            if not isinstance(name, str) or len(name) < 2:
                raise DistutilsGetoptError("invalid long option '%s': must be a string of length >= 2" % name)
            if not (short is None or isinstance(short, str) and len(short) == 1):
                raise DistutilsGetoptError("invalid short option '%s': must a single character or None" % short)
            self.repeat[name] = option[3] if len(option) == 4 else 0
            self.long_opts.append(name)
            self._note(name, short)

    def _note(self, name, short):
        takes_value = name[-1] == '='
        if takes_value:
            if short:
                short += ':'
            name = name[:-1]
        else:
            positive = self.negative_alias.get(name)
            if positive is not None:
                if self.takes_arg[positive]:
                    raise DistutilsGetoptError("invalid negative alias '%s': aliased option '%s' takes a value" %
                                               (name, positive))
                self.long_opts[-1] = name
        self.takes_arg[name] = int(takes_value)
        other = self.alias.get(name)
        if other is not None and self.takes_arg[name] != self.takes_arg[other]:
            raise DistutilsGetoptError("invalid alias '%s': inconsistent with aliased option '%s' (one of them takes a "
                                       "value, the other doesn't" % (name, other))
        if not longopt_re.match(name):
            raise DistutilsGetoptError("invalid long option name '%s' (must be letters, numbers, hyphens only" % name)
        self.attr_name[name] = self.get_attr_name(name)
        if short:
            self.short_opts.append(short)
            self.short2long[short[0]] = name

    def getopt(self, args=None, object=None):
        """Reads options up to the first other argument into attributes of `object`.

        Gives the other arguments; without `object` (those, an object with the options). DistutilsArgError for what is
        no option."""
        if args is None:
            args = sys.argv[1:]
        made = object is None
        if made:
            object = OptionDummy()
        self._grok_option_table()
        try:
            opts, args = getopt.getopt(args, ' '.join(self.short_opts), self.long_opts)
        except getopt.error as e:
            raise DistutilsArgError(e)
        for opt, value in opts:
            name = self.short2long[opt[1]] if len(opt) == 2 else opt[2:]
            name = self.alias.get(name, name)
            if not self.takes_arg[name]:
                assert value == '', "boolean option can't have value"
                positive = self.negative_alias.get(name)
                value = 0 if positive else 1
                name = positive or name
            attribute = self.attr_name[name]
            if value and self.repeat.get(name) is not None and self.repeat.get(name):
                value = getattr(object, attribute, 0) + 1
            setattr(object, attribute, value)
            self.option_order.append((name, value))
        return (args, object) if made else args

    def get_option_order(self):
        """The options (name, value) in the order of the command line."""
        if self.option_order is None:
            raise RuntimeError("'getopt()' hasn't been called yet")
        return self.option_order

    def generate_help(self, header=None):
        """The lines that explain the options."""
        shown = []
        for option in self.option_table:
            name, short = option[0], option[1]
            text = '--' + name.rstrip('=')
            if short is not None:
                text += ' (-%s)' % short
            shown.append((text, option[2] or ''))
        width = max([len(text) for text, help in shown] or [0])
        room = 78 - width - 4
        lines = [header or 'Option summary:']
        for text, help in shown:
            wrapped = wrap_text(help, room)
            lines.append('  %-*s  %s' % (width, text, wrapped[0]) if wrapped else ('  %-*s' % (width, text)).rstrip())
            lines += [' ' * (width + 4) + more for more in wrapped[1:]]
        return lines

    def print_help(self, header=None, file=None):
        """Prints them."""
        for line in self.generate_help(header):
            (sys.stdout if file is None else file).write(line + '\n')


def fancy_getopt(options, negative_opt, object, args):
    """Reads a command line by a table into attributes of `object`."""
    parser = FancyGetopt(options)
    parser.set_negative_aliases(negative_opt)
    return parser.getopt(args, object)


WS_TRANS = string.maketrans(string.whitespace, ' ' * len(string.whitespace))


def wrap_text(text, width):
    """The lines of a text, each at most `width` characters; lines end at blanks and hyphens, longer words are cut."""
    if text is None:
        return []
    if len(text) <= width:
        return [text]
    pieces = [piece for piece in re.split(r'( +|-+)', text.expandtabs().translate(WS_TRANS)) if piece]
    lines = []
    line = ''
    while pieces:
        if len(line) + len(pieces[0]) <= width:
            line += pieces.pop(0)
            continue
        if line:
            lines.append(line.rstrip(' '))
            line = ''
        else:
            lines.append(pieces[0][:width])
            pieces[0] = pieces[0][width:]
        if pieces[0].startswith(' '):
            pieces.pop(0)
    return lines + [line] if line else lines
