# SPDX-License-Identifier: MIT
# One file, because programs import, subclass and patch all of it as one module.
"""Command lines: declare the arguments of a program, get their values in a Namespace, or usage, help and errors as
text.

Layout: help formatters; actions (what an argument does); containers of arguments (groups and the parser); the run
over one command line (_Run). Messages go through _(), which translates if the program uses gettext."""
import os as _os
import re as _re
import sys as _sys
from collections import OrderedDict as _OrderedDict

__version__ = '1.1'
__all__ = ['ArgumentParser', 'ArgumentError', 'ArgumentTypeError', 'FileType', 'HelpFormatter',
           'ArgumentDefaultsHelpFormatter', 'RawDescriptionHelpFormatter', 'RawTextHelpFormatter', 'Namespace',
           'Action', 'ONE_OR_MORE', 'OPTIONAL', 'PARSER', 'REMAINDER', 'SUPPRESS', 'ZERO_OR_MORE']

SUPPRESS = '==SUPPRESS=='
OPTIONAL = '?'
ZERO_OR_MORE = '*'
ONE_OR_MORE = '+'
PARSER = 'A...'
REMAINDER = '...'
_UNRECOGNIZED_ARGS_ATTR = '_unrecognized_args'


def _(text):
    gettext = _sys.modules.get('gettext')
    return text if gettext is None else gettext.gettext(text)


class _AttributeHolder(object):
    # Shows its attributes in repr(); _get_args() and _get_kwargs() choose which.

    def __repr__(self):
        parts = [repr(value) for value in self._get_args()]
        parts += ['%s=%r' % pair for pair in self._get_kwargs()]
        return '%s(%s)' % (type(self).__name__, ', '.join(parts))

    def _get_kwargs(self):
        return sorted(self.__dict__.items())

    def _get_args(self):
        return []


def _ensure_value(namespace, name, value):
    if getattr(namespace, name, None) is None:
        setattr(namespace, name, value)
    return getattr(namespace, name)


# --- Help

class HelpFormatter(object):
    """Writes help. Only the name of the class is a public interface; its methods may change."""

    class _Section(object):
        # A heading and what stands under it: (function, arguments) pairs that give text.

        def __init__(self, formatter, parent, heading=None):
            self.formatter = formatter
            self.parent = parent
            self.heading = heading
            self.items = []

        def format_help(self):
            formatter = self.formatter
            if self.parent is not None:
                formatter._indent()
            text = formatter._join_parts([function(*args) for function, args in self.items])
            if self.parent is not None:
                formatter._dedent()
            if not text:
                return ''
            heading = ''
            if self.heading is not SUPPRESS and self.heading is not None:
                heading = '%*s%s:\n' % (formatter._current_indent, '', self.heading)
            return formatter._join_parts(['\n', heading, text, '\n'])

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            try:
                width = int(_os.environ['COLUMNS'])
            except (KeyError, ValueError):
                width = 80
            width -= 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._level = 0
        self._action_max_length = 0
        self._root_section = self._current_section = self._Section(self, None)
        self._whitespace_matcher = _re.compile(r'\s+')
        self._long_break_matcher = _re.compile(r'\n\n\n+')

    def _indent(self):
        self._shift(1)

    def _dedent(self):
        self._shift(-1)

    def _shift(self, levels):
        self._current_indent += levels * self._indent_increment
        assert self._current_indent >= 0, 'Indent decreased below 0.'
        self._level += levels

    def _add_item(self, func, args):
        self._current_section.items.append((func, args))

    # What the parser tells the formatter

    def start_section(self, heading):
        self._indent()
        section = self._Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        self._dedent()
        self._current_section = self._current_section.parent

    def add_text(self, text):
        if text is None or text is SUPPRESS:
            return
        self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        invocations = [self._format_action_invocation(action)]
        for subaction in self._iter_indented_subactions(action):
            invocations.append(self._format_action_invocation(subaction))
        length = max([len(text) for text in invocations]) + self._current_indent
        self._action_max_length = max(self._action_max_length, length)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._root_section.format_help()
        if text:
            text = self._long_break_matcher.sub('\n\n', text).strip('\n') + '\n'
        return text

    def _join_parts(self, part_strings):
        return ''.join([part for part in part_strings if part and part is not SUPPRESS])

    # Usage

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = _('usage: ') if prefix is None else prefix
        if usage is not None:
            usage = usage % dict(prog=self._prog)
        elif not actions:
            usage = '%(prog)s' % dict(prog=self._prog)
        else:
            prog = '%(prog)s' % dict(prog=self._prog)
            optionals = [action for action in actions if action.option_strings]
            positionals = [action for action in actions if not action.option_strings]
            args = self._format_actions_usage(optionals + positionals, groups)
            usage = ' '.join([part for part in (prog, args) if part])
            if len(prefix) + len(usage) > self._width - self._current_indent:
                optionals = self._format_actions_usage(optionals, groups)
                positionals = self._format_actions_usage(positionals, groups)
                usage = '\n'.join(self._wrap_usage(prog, optionals, positionals, prefix))
        return '%s%s\n\n' % (prefix, usage)

    def _wrap_usage(self, prog, optionals, positionals, prefix):
        # Lines of a usage that is too long for one. What stands in brackets stays together.
        room = self._width - self._current_indent
        unit = r'\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+'
        optionals = _re.findall(unit, optionals)
        positionals = _re.findall(unit, positionals)

        def fill(parts, indent, first=None):
            # `first` is what the first line begins with in place of the indentation.
            lines, line = [], []
            length = len(indent if first is None else first) - 1
            for part in parts:
                if line and length + 1 + len(part) > room:
                    lines.append(indent + ' '.join(line))
                    line, length = [], len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + ' '.join(line))
            if first is not None:
                lines[0] = lines[0][len(indent):]
            return lines

        if len(prefix) + len(prog) <= 0.75 * room:
            indent = ' ' * (len(prefix) + len(prog) + 1)
            if optionals:
                return fill([prog] + optionals, indent, prefix) + fill(positionals, indent)
            return fill([prog] + positionals, indent, prefix) if positionals else [prog]
        # A long name of the program has its own line.
        indent = ' ' * len(prefix)
        lines = fill(optionals + positionals, indent)
        if len(lines) > 1:
            lines = fill(optionals, indent) + fill(positionals, indent)
        return [prog] + lines

    def _format_actions_usage(self, actions, groups):
        # The usage of some actions. Those of a mutually exclusive group are put together if they follow each other.
        starts = {}
        for group in groups:
            members = group._group_actions
            if members and members[0] in actions:
                start = actions.index(members[0])
                if actions[start:start + len(members)] == members:
                    starts[start] = group
        parts = []
        at = 0
        while at < len(actions):
            group = starts.get(at)
            if group is None:
                part = self._action_usage(actions[at], False)
                if part:
                    parts.append(part)
                at += 1
                continue
            members = [self._action_usage(action, True) for action in group._group_actions]
            members = [member for member in members if member]
            at += len(group._group_actions)
            if members:
                text = ' | '.join(members)
                if not group.required:
                    text = '[%s]' % text
                elif len(members) > 1:
                    text = '(%s)' % text
                parts.append(text)
        return ' '.join(parts)

    def _action_usage(self, action, grouped):
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            text = self._format_args(action, action.dest)
            if grouped and text[:1] == '[' and text[-1:] == ']':
                text = text[1:-1]
            return text
        text = action.option_strings[0]
        if action.nargs != 0:
            text += ' ' + self._format_args(action, action.dest.upper())
        return text if grouped or action.required else '[%s]' % text

    # Arguments

    def _format_text(self, text):
        if '%(prog)' in text:
            text = text % dict(prog=self._prog)
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, ' ' * self._current_indent) + '\n\n'

    def _format_action(self, action):
        column = min(self._action_max_length + 2, self._max_help_position)
        room = column - self._current_indent - 2
        header = self._format_action_invocation(action)
        indent = ' ' * self._current_indent
        if not action.help:
            parts = [indent + header + '\n']
        else:
            lines = self._split_lines(self._expand_help(action), max(self._width - column, 11))
            if len(header) <= room:
                parts = ['%s%-*s  %s\n' % (indent, room, header, lines[0])]
            else:
                parts = [indent + header + '\n', '%*s%s\n' % (column, '', lines[0])]
            parts += ['%*s%s\n' % (column, '', line) for line in lines[1:]]
        parts += [self._format_action(subaction) for subaction in self._iter_indented_subactions(action)]
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return self._metavar_formatter(action, action.dest)(1)[0]
        if action.nargs == 0:
            return ', '.join(action.option_strings)
        args = self._format_args(action, action.dest.upper())
        return ', '.join(['%s %s' % (option, args) for option in action.option_strings])

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            name = action.metavar
        elif action.choices is not None:
            name = '{%s}' % ','.join([str(choice) for choice in action.choices])
        else:
            name = default_metavar

        def names(size):
            return name if isinstance(name, tuple) else (name,) * size

        return names

    # nargs -> (number of names, their text)
    _args_layouts = {None: (1, '%s'), OPTIONAL: (1, '[%s]'), ZERO_OR_MORE: (2, '[%s [%s ...]]'),
                     ONE_OR_MORE: (2, '%s [%s ...]'), REMAINDER: (0, '...'), PARSER: (1, '%s ...')}

    def _format_args(self, action, default_metavar):
        names = self._metavar_formatter(action, default_metavar)
        if action.nargs == REMAINDER:
            return '...'
        layout = self._args_layouts.get(action.nargs)
        if layout is None:
            return ' '.join(['%s' for _place in range(action.nargs)]) % names(action.nargs)
        size, text = layout
        return text % names(size)

    def _expand_help(self, action):
        params = dict(vars(action), prog=self._prog)
        for name, value in params.items():
            if value is SUPPRESS:
                del params[name]
            elif hasattr(value, '__name__'):
                params[name] = value.__name__
        if params.get('choices') is not None:
            params['choices'] = ', '.join([str(choice) for choice in params['choices']])
        return self._get_help_string(action) % params

    def _iter_indented_subactions(self, action):
        get_subactions = getattr(action, '_get_subactions', None)
        if get_subactions is None:
            return
        self._indent()
        for below in get_subactions():
            yield below
        self._dedent()

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(self._whitespace_matcher.sub(' ', text).strip(), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(self._whitespace_matcher.sub(' ', text).strip(), width, initial_indent=indent,
                             subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves the lines of descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return ''.join([indent + line for line in text.splitlines(True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves the lines of all text as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the default values to the help of arguments."""

    def _get_help_string(self, action):
        text = action.help
        if ('%(default)' not in text and action.default is not SUPPRESS
                and (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE))):
            text += ' (default: %(default)s)'
        return text


# --- Errors

def _get_action_name(argument):
    if argument is None:
        return None
    if argument.option_strings:
        return '/'.join(argument.option_strings)
    for name in argument.metavar, argument.dest:
        if name not in (None, SUPPRESS):
            return name


class ArgumentError(Exception):
    """An argument cannot be made or used; the parser turns it into a message to the user."""

    def __init__(self, argument, message):
        self.argument_name = _get_action_name(argument)
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return '%s' % (self.message,)
        return 'argument %s: %s' % (self.argument_name, self.message)


class ArgumentTypeError(Exception):
    """Raised by a type function, with the message for the user."""


# --- Actions

class Action(_AttributeHolder):
    """What an argument does. The parser calls action(parser, namespace, values, option_string) for each occurrence.

    option_strings: [] for positional arguments. dest: name in the namespace. nargs: number of strings it takes. const,
    default: values without a string, or without the argument. type: function from a string to a value. choices:
    container of the values permitted. required, help, metavar: as they say."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def _get_kwargs(self):
        names = ['option_strings', 'dest', 'nargs', 'const', 'default', 'type', 'choices', 'help', 'metavar']
        return [(name, getattr(self, name)) for name in names]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(_('.__call__() not defined'))


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None):
        if nargs == 0:
            raise ValueError('nargs for store actions must be > 0; if you have nothing to store, actions such as store '
                             'true or store const may be more appropriate')
        if const is not None and nargs != OPTIONAL:
            raise ValueError('nargs must be %r to supply const' % OPTIONAL)
        super(_StoreAction, self).__init__(option_strings, dest, nargs, const, default, type, choices, required, help,
                                           metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const, default=None, required=False, help=None, metavar=None):
        super(_StoreConstAction, self).__init__(option_strings, dest, 0, const, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super(_StoreTrueAction, self).__init__(option_strings, dest, True, default, required, help)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super(_StoreFalseAction, self).__init__(option_strings, dest, False, default, required, help)


class _AppendAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None):
        if nargs == 0:
            raise ValueError('nargs for append actions must be > 0; if arg strings are not supplying the value to '
                             'append, the append const action may be more appropriate')
        if const is not None and nargs != OPTIONAL:
            raise ValueError('nargs must be %r to supply const' % OPTIONAL)
        super(_AppendAction, self).__init__(option_strings, dest, nargs, const, default, type, choices, required, help,
                                            metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        _append(namespace, self.dest, values)


class _AppendConstAction(Action):
    def __init__(self, option_strings, dest, const, default=None, required=False, help=None, metavar=None):
        super(_AppendConstAction, self).__init__(option_strings, dest, 0, const, default, required=required, help=help,
                                                 metavar=metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        _append(namespace, self.dest, self.const)


def _append(namespace, name, value):
    # The list may be the default of the argument: a copy grows.
    import copy
    items = copy.copy(_ensure_value(namespace, name, []))
    items.append(value)
    setattr(namespace, name, items)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super(_CountAction, self).__init__(option_strings, dest, 0, default=default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, _ensure_value(namespace, self.dest, 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super(_HelpAction, self).__init__(option_strings, dest, 0, default=default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
                 help="show program's version number and exit"):
        super(_VersionAction, self).__init__(option_strings, dest, 0, default=default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        version = parser.version if self.version is None else self.version
        formatter = parser._get_formatter()
        formatter.add_text(version)
        parser.exit(message=formatter.format_help())


class _SubParsersAction(Action):
    class _ChoicesPseudoAction(Action):
        # A subcommand in the help.

        def __init__(self, name, help):
            super(_SubParsersAction._ChoicesPseudoAction, self).__init__(option_strings=[], dest=name, help=help)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, help=None, metavar=None):
        self._prog_prefix = prog
        self._parser_class = parser_class
        self._name_parser_map = _OrderedDict()
        self._choices_actions = []
        super(_SubParsersAction, self).__init__(option_strings, dest, PARSER, choices=self._name_parser_map, help=help,
                                                metavar=metavar)

    def add_parser(self, name, **kwargs):
        """A parser for the subcommand `name`; keywords as of ArgumentParser, and `help`."""
        if kwargs.get('prog') is None:
            kwargs['prog'] = '%s %s' % (self._prog_prefix, name)
        if 'help' in kwargs:
            self._choices_actions.append(self._ChoicesPseudoAction(name, kwargs.pop('help')))
        parser = self._name_parser_map[name] = self._parser_class(**kwargs)
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, rest = values[0], values[1:]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        try:
            parser = self._name_parser_map[name]
        except KeyError:
            raise ArgumentError(self, _('unknown parser %r (choices: %s)') % (name, ', '.join(self._name_parser_map)))
        # The subcommand's defaults shall win over those that the parser has set: so it starts afresh.
        inner, rest = parser.parse_known_args(rest, None)
        for key, value in vars(inner).items():
            setattr(namespace, key, value)
        if rest:
            vars(namespace).setdefault(_UNRECOGNIZED_ARGS_ATTR, []).extend(rest)


class FileType(object):
    """For `type`: opens the file; '-' is standard input or output."""

    def __init__(self, mode='r', bufsize=-1):
        self._mode = mode
        self._bufsize = bufsize

    def __call__(self, string):
        if string == '-':
            if 'r' in self._mode:
                return _sys.stdin
            if 'w' in self._mode:
                return _sys.stdout
            raise ValueError(_('argument "-" with mode %r') % self._mode)
        try:
            return open(string, self._mode, self._bufsize)
        except IOError as e:
            raise ArgumentTypeError(_("can't open '%s': %s") % (string, e))

    def __repr__(self):
        return '%s(%s)' % (type(self).__name__,
                           ', '.join([repr(arg) for arg in (self._mode, self._bufsize) if arg != -1]))


class Namespace(_AttributeHolder):
    """The values, as attributes."""

    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    __hash__ = None

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __ne__(self, other):
        return not self == other if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__


# --- Containers of arguments

class _ActionsContainer(object):
    # What parsers and groups share.

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        super(_ActionsContainer, self).__init__()
        self.description = description
        self.argument_default = argument_default
        self.prefix_chars = prefix_chars
        self.conflict_handler = conflict_handler
        self._registries = {}
        for name, action in ((None, _StoreAction), ('store', _StoreAction), ('store_const', _StoreConstAction),
                             ('store_true', _StoreTrueAction), ('store_false', _StoreFalseAction),
                             ('append', _AppendAction), ('append_const', _AppendConstAction),
                             ('count', _CountAction), ('help', _HelpAction), ('version', _VersionAction),
                             ('parsers', _SubParsersAction)):
            self.register('action', name, action)
        self._get_handler()  # checks its name
        self._actions = []
        self._option_string_actions = {}
        self._action_groups = []
        self._mutually_exclusive_groups = []
        self._defaults = {}
        # If there are options that look like negative numbers, then such arguments are options. A list, because
        # groups share it.
        self._negative_number_matcher = _re.compile(r'^-\d+$|^-\d*\.\d+$')
        self._has_negative_number_optionals = []

    def register(self, registry_name, value, object):
        """Gives an action or type (the registries 'action' and 'type') a name."""
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default=None):
        return self._registries[registry_name].get(value, default)

    def set_defaults(self, **kwargs):
        """Values for attributes of the namespace, also such as no argument sets."""
        self._defaults.update(kwargs)
        for action in self._actions:
            action.default = kwargs.get(action.dest, action.default)

    def get_default(self, dest):
        """The default of an attribute of the namespace."""
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        """add_argument(name) or add_argument(option, option ...), and keywords: action (store, store_const, store_true,
        store_false, append, append_const, count, help, version, or a class) and what the action takes. Returns the
        action."""
        positional = not args or len(args) == 1 and args[0][0] not in self.prefix_chars
        if positional and args and 'dest' in kwargs:
            raise ValueError('dest supplied twice for positional argument')
        complete = self._get_positional_kwargs if positional else self._get_optional_kwargs
        kwargs = complete(*args, **kwargs)
        if 'default' not in kwargs:
            if kwargs['dest'] in self._defaults:
                kwargs['default'] = self._defaults[kwargs['dest']]
            elif self.argument_default is not None:
                kwargs['default'] = self.argument_default
        action_class = self._pop_action_class(kwargs)
        if not callable(action_class):
            raise ValueError('unknown action "%s"' % (action_class,))
        action = action_class(**kwargs)
        type_func = self._registry_get('type', action.type, action.type)
        if not callable(type_func):
            raise ValueError('%r is not callable' % (type_func,))
        if hasattr(self, '_get_formatter'):
            try:
                self._get_formatter()._format_args(action, None)
            except TypeError:
                raise ValueError('length of metavar tuple does not match nargs')
        return self._add_action(action)

    def add_argument_group(self, *args, **kwargs):
        """A group with its own heading in the help: add_argument_group(title, description)."""
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        """A group of which only one argument may be given (and one must, if `required`)."""
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_action(self, action):
        self._check_conflict(action)
        action.container = self
        self._actions.append(action)
        strings = action.option_strings
        self._option_string_actions.update(dict.fromkeys(strings, action))
        if not self._has_negative_number_optionals and any(map(self._negative_number_matcher.match, strings)):
            self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _add_container_actions(self, container):
        # Takes over the arguments of a parent parser, in groups of the same titles.
        by_title = {}
        for group in self._action_groups:
            if group.title in by_title:
                raise ValueError(_('cannot merge actions - two groups are named %r') % group.title)
            by_title[group.title] = group
        places = {}
        for group in container._action_groups:
            if group.title not in by_title:
                by_title[group.title] = self.add_argument_group(title=group.title, description=group.description,
                                                                conflict_handler=group.conflict_handler)
            for action in group._group_actions:
                places[action] = by_title[group.title]
        for group in container._mutually_exclusive_groups:
            made = self.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                places[action] = made
        for action in container._actions:
            places.get(action, self)._add_action(action)

    def _get_positional_kwargs(self, dest, **kwargs):
        if 'required' in kwargs:
            raise TypeError(_("'required' is an invalid argument for positionals"))
        nargs = kwargs.get('nargs')
        if nargs not in (OPTIONAL, ZERO_OR_MORE) or nargs == ZERO_OR_MORE and 'default' not in kwargs:
            kwargs['required'] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _get_optional_kwargs(self, *args, **kwargs):
        long_options = []
        for option_string in args:
            if option_string[0] not in self.prefix_chars:
                raise ValueError(_('invalid option string %r: must start with a character %r')
                                 % (option_string, self.prefix_chars))
            if len(option_string) > 1 and option_string[1] in self.prefix_chars:
                long_options.append(option_string)
        dest = kwargs.pop('dest', None)
        if dest is None:
            dest = (long_options or args)[0].lstrip(self.prefix_chars)
            if not dest:
                raise ValueError(_('dest= is required for options like %r') % option_string)
            dest = dest.replace('-', '_')
        return dict(kwargs, dest=dest, option_strings=list(args))

    def _pop_action_class(self, kwargs, default=None):
        action = kwargs.pop('action', default)
        return self._registry_get('action', action, action)

    # Two arguments with the same option: an error, or the newer one wins

    def _get_handler(self):
        try:
            return getattr(self, '_handle_conflict_%s' % self.conflict_handler)
        except AttributeError:
            raise ValueError(_('invalid conflict_resolution value: %r') % self.conflict_handler)

    def _check_conflict(self, action):
        taken = [(option, self._option_string_actions[option]) for option in action.option_strings
                 if option in self._option_string_actions]
        if taken:
            self._get_handler()(action, taken)

    def _handle_conflict_error(self, action, conflicting_actions):
        options = ', '.join([option for option, _other in conflicting_actions])
        raise ArgumentError(action, _('conflicting option string(s): %s') % options)

    def _handle_conflict_resolve(self, action, conflicting_actions):
        for option, other in conflicting_actions:
            other.option_strings.remove(option)
            self._option_string_actions.pop(option, None)
            if not other.option_strings:
                other.container._remove_action(other)


class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        for name in 'conflict_handler', 'prefix_chars', 'argument_default':
            kwargs.setdefault(name, getattr(container, name))
        super(_ArgumentGroup, self).__init__(description=description, **kwargs)
        self.title = title
        self._group_actions = []
        # A group only sorts: the arguments are the container's.
        for name in ('_registries', '_actions', '_option_string_actions', '_defaults',
                     '_has_negative_number_optionals', '_mutually_exclusive_groups'):
            setattr(self, name, getattr(container, name))

    def _add_action(self, action):
        self._group_actions.append(super(_ArgumentGroup, self)._add_action(action))
        return action

    def _remove_action(self, action):
        super(_ArgumentGroup, self)._remove_action(action)
        self._group_actions.remove(action)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super(_MutuallyExclusiveGroup, self).__init__(container)
        self._container, self.required = container, required

    def _add_action(self, action):
        if action.required:
            raise ValueError(_('mutually exclusive arguments must be optional'))
        added = self._container._add_action(action)
        self._group_actions.append(added)
        return added

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)


class ArgumentParser(_AttributeHolder, _ActionsContainer):
    """Parses command lines.

    prog: name of the program. usage: instead of the one made. description, epilog: text before and after the help of
    the arguments. parents: parsers whose arguments are taken over. formatter_class: class of the help. prefix_chars:
    characters that options begin with. fromfile_prefix_chars: characters that begin names of files with more
    arguments. argument_default: default of all arguments. conflict_handler: 'error' or 'resolve'. add_help: has
    -h and --help."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, version=None, parents=[],
                 formatter_class=HelpFormatter, prefix_chars='-', fromfile_prefix_chars=None, argument_default=None,
                 conflict_handler='error', add_help=True):
        if version is not None:
            import warnings
            warnings.warn("""The "version" argument to ArgumentParser is deprecated. Please use """
                          """"add_argument(..., action='version', version="N", ...)" instead""",
                          DeprecationWarning)
        super(ArgumentParser, self).__init__(description=description, prefix_chars=prefix_chars,
                                             argument_default=argument_default, conflict_handler=conflict_handler)
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.epilog = epilog
        self.version = version
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self._positionals = self.add_argument_group(_('positional arguments'))
        self._optionals = self.add_argument_group(_('optional arguments'))
        self._subparsers = None
        self.register('type', None, _same)
        mark = '-' if '-' in prefix_chars else prefix_chars[0]
        if self.add_help:
            self.add_argument(mark + 'h', mark * 2 + 'help', action='help', default=SUPPRESS,
                              help=_('show this help message and exit'))
        if self.version:
            self.add_argument(mark + 'v', mark * 2 + 'version', action='version', default=SUPPRESS,
                              version=self.version, help=_("show program's version number and exit"))
        for parent in parents:
            self._add_container_actions(parent)
            self._defaults.update(getattr(parent, '_defaults', {}))

    def _get_kwargs(self):
        names = ['prog', 'usage', 'description', 'version', 'formatter_class', 'conflict_handler', 'add_help']
        return [(name, getattr(self, name)) for name in names]

    def add_subparsers(self, **kwargs):
        """An argument that is a subcommand: its add_parser(name) makes the parsers. Keywords: title, description, prog,
        parser_class, action, dest, help, metavar."""
        if self._subparsers is not None:
            self.error(_('cannot have multiple subparser arguments'))
        kwargs.setdefault('parser_class', type(self))
        if 'title' not in kwargs and 'description' not in kwargs:
            self._subparsers = self._positionals
        else:
            title = _(kwargs.pop('title', 'subcommands'))
            self._subparsers = self.add_argument_group(title, _(kwargs.pop('description', None)))
        if kwargs.get('prog') is None:
            # Options may stand between the arguments and the subcommand: its usage shows the arguments only.
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, self._get_positional_actions(), self._mutually_exclusive_groups, '')
            kwargs['prog'] = formatter.format_help().strip()
        action = self._pop_action_class(kwargs, 'parsers')(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def _get_optional_actions(self):
        return [action for action in self._actions if action.option_strings]

    def _get_positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    # Parsing

    def parse_args(self, args=None, namespace=None):
        """The values of the arguments `args` (default: those of the program); errors end the program."""
        namespace, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(_('unrecognized arguments: %s') % ' '.join(rest))
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        """(values, list of the arguments that are not known)."""
        args = _sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        defaults = [(action.dest, action.default) for action in self._actions
                    if action.dest is not SUPPRESS and action.default is not SUPPRESS]
        for dest, default in defaults + self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, default)
        try:
            namespace, rest = self._parse_known_args(args, namespace)
        except ArgumentError as e:
            self.error(str(e))
        if hasattr(namespace, _UNRECOGNIZED_ARGS_ATTR):
            rest.extend(getattr(namespace, _UNRECOGNIZED_ARGS_ATTR))
            delattr(namespace, _UNRECOGNIZED_ARGS_ATTR)
        return namespace, rest

    def _parse_known_args(self, arg_strings, namespace):
        if self.fromfile_prefix_chars is not None:
            arg_strings = self._read_args_from_files(arg_strings)
        return _Run(self, arg_strings, namespace).run()

    def _read_args_from_files(self, arg_strings):
        result = []
        for arg in arg_strings:
            if not arg or arg[0] not in self.fromfile_prefix_chars:
                result.append(arg)
                continue
            try:
                with open(arg[1:]) as stream:
                    inside = [part for line in stream.read().splitlines()
                              for part in self.convert_arg_line_to_args(line)]
                result.extend(self._read_args_from_files(inside))
            except IOError:
                self.error(str(_sys.exc_info()[1]))
        return result

    def convert_arg_line_to_args(self, arg_line):
        """The arguments that a line of a file stands for; a subclass may split it."""
        return [arg_line]

    def _match_argument(self, action, arg_strings_pattern):
        # How many strings the action takes from the start.
        found = _re.match(self._get_nargs_pattern(action), arg_strings_pattern)
        if found is None:
            messages = {None: _('expected one argument'), OPTIONAL: _('expected at most one argument'),
                        ONE_OR_MORE: _('expected at least one argument')}
            default = _('expected %s argument(s)') % action.nargs
            raise ArgumentError(action, messages.get(action.nargs, default))
        return len(found.group(1))

    def _match_arguments_partial(self, actions, arg_strings_pattern):
        # How many strings each action takes, for as many actions as can be satisfied.
        for size in range(len(actions), 0, -1):
            pattern = ''.join([self._get_nargs_pattern(action) for action in actions[:size]])
            found = _re.match(pattern, arg_strings_pattern)
            if found is not None:
                return [len(part) for part in found.groups()]
        return []

    def _get_nargs_pattern(self, action):
        # For strings of A (argument), O (option) and - (the mark --, which positional arguments swallow).
        nargs = action.nargs
        if nargs is None:
            pattern = '(-*A-*)'
        elif nargs == OPTIONAL:
            pattern = '(-*A?-*)'
        elif nargs == ZERO_OR_MORE:
            pattern = '(-*[A-]*)'
        elif nargs == ONE_OR_MORE:
            pattern = '(-*A[A-]*)'
        elif nargs == REMAINDER:
            pattern = '([-AO]*)'
        elif nargs == PARSER:
            pattern = '(-*A[-AO]*)'
        else:
            pattern = '(-*%s-*)' % '-*'.join('A' * nargs)
        return pattern.replace('-*', '').replace('-', '') if action.option_strings else pattern

    def _parse_optional(self, arg_string):
        # None if the string is no option; else (action or None, option, value after '=' or None).
        if not arg_string or arg_string[0] not in self.prefix_chars:
            return None
        if arg_string in self._option_string_actions:
            return self._option_string_actions[arg_string], arg_string, None
        if len(arg_string) == 1:
            return None
        option, equals, value = arg_string.partition('=')
        if equals and option in self._option_string_actions:
            return self._option_string_actions[option], option, value
        candidates = self._get_option_tuples(arg_string)
        if len(candidates) > 1:
            self.error(_('ambiguous option: %s could match %s')
                       % (arg_string, ', '.join([candidate[1] for candidate in candidates])))
        if candidates:
            return candidates[0]
        if self._negative_number_matcher.match(arg_string) and not self._has_negative_number_optionals:
            return None
        # An argument with a blank in it was meant as one.
        return None if ' ' in arg_string else (None, arg_string, None)

    def _get_option_tuples(self, option_string):
        # The options that a string may abbreviate.
        chars = self.prefix_chars
        if option_string[0] not in chars:
            self.error(_('unexpected option string: %s') % option_string)
        if option_string[1] in chars:
            prefix, equals, value = option_string.partition('=')
            return [(action, option, value if equals else None)
                    for option, action in self._option_string_actions.items() if option.startswith(prefix)]
        result = []
        for option, action in self._option_string_actions.items():
            if option == option_string[:2]:
                result.append((action, option, option_string[2:]))
            elif option.startswith(option_string):
                result.append((action, option, None))
        return result

    def _get_values(self, action, arg_strings):
        # The value for the strings.
        if action.nargs not in (PARSER, REMAINDER) and '--' in arg_strings:
            arg_strings.remove('--')
        if not arg_strings and action.nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, basestring):
                value = self._get_value(action, value)
                self._check_value(action, value)
        elif not arg_strings and action.nargs == ZERO_OR_MORE and not action.option_strings:
            value = arg_strings if action.default is None else action.default
            self._check_value(action, value)
        elif len(arg_strings) == 1 and action.nargs in (None, OPTIONAL):
            value = self._get_value(action, arg_strings[0])
            self._check_value(action, value)
        else:
            value = [self._get_value(action, arg) for arg in arg_strings]
            if action.nargs == PARSER:
                self._check_value(action, value[0])
            elif action.nargs != REMAINDER:
                for item in value:
                    self._check_value(action, item)
        return value

    def _get_value(self, action, arg_string):
        convert = self._registry_get('type', action.type, action.type)
        if not callable(convert):
            raise ArgumentError(action, _('%r is not callable') % convert)
        try:
            return convert(arg_string)
        except ArgumentTypeError:
            raise ArgumentError(action, str(_sys.exc_info()[1]))
        except (TypeError, ValueError):
            name = getattr(action.type, '__name__', repr(action.type))
            raise ArgumentError(action, _('invalid %s value: %r') % (name, arg_string))

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(action, _('invalid choice: %r (choose from %s)')
                                % (value, ', '.join(map(repr, action.choices))))

    # Text

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        """The usage."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        """The help."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def format_version(self):
        """The version, where it was given to the parser."""
        import warnings
        warnings.warn('The format_version method is deprecated -- the "version" argument to ArgumentParser is no '
                      'longer supported.', DeprecationWarning)
        formatter = self._get_formatter()
        formatter.add_text(self.version)
        return formatter.format_help()

    def print_usage(self, file=None):
        """Prints the usage to a file (default: standard output)."""
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        """Prints the help to a file (default: standard output)."""
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def print_version(self, file=None):
        """Prints the version."""
        import warnings
        warnings.warn('The print_version method is deprecated -- the "version" argument to ArgumentParser is no '
                      'longer supported.', DeprecationWarning)
        self._print_message(self.format_version(), file)

    def _print_message(self, message, file=None):
        if message:
            (_sys.stderr if file is None else file).write(message)

    def exit(self, status=0, message=None):
        """Ends the program; the message goes to standard error."""
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        """Prints usage and message and ends the program with status 2. A subclass that overrides this must raise or
        exit."""
        self.print_usage(_sys.stderr)
        self.exit(2, _('%s: error: %s\n') % (self.prog, message))


def _same(string):
    return string


class _Run(object):
    # One command line on its way through a parser.

    def __init__(self, parser, args, namespace):
        self.parser = parser
        self.args = args
        self.namespace = namespace
        self.extras = []
        self.seen = set()
        self.given = set()  # seen with another value than the default
        self.positionals = parser._get_positional_actions()
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            members = group._group_actions
            for place, action in enumerate(members):
                self.conflicts.setdefault(action, []).extend(members[:place] + members[place + 1:])
        # What each string is: see _get_nargs_pattern(). After '--' all are arguments.
        self.options = {}
        kinds = []
        for place, arg in enumerate(args):
            if arg == '--':
                kinds.append('-')
                kinds.extend('A' * (len(args) - place - 1))
                break
            option = parser._parse_optional(arg)
            if option is not None:
                self.options[place] = option
            kinds.append('A' if option is None else 'O')
        self.kinds = ''.join(kinds)

    def run(self):
        at = 0
        last = max(self.options) if self.options else -1
        while at <= last:
            following = min(place for place in self.options if place >= at)
            if at != following:
                end = self.take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras.extend(self.args[at:following])
                at = following
            at = self.take_option(at)
        at = self.take_positionals(at)
        self.extras.extend(self.args[at:])
        self.check_complete()
        return self.namespace, self.extras

    def take(self, action, arg_strings, option_string=None):
        self.seen.add(action)
        values = self.parser._get_values(action, arg_strings)
        if values is not action.default:
            self.given.add(action)
            for other in self.conflicts.get(action, []):
                if other in self.given:
                    raise ArgumentError(action, _('not allowed with argument %s') % _get_action_name(other))
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option_string)

    def take_positionals(self, at):
        counts = self.parser._match_arguments_partial(self.positionals, self.kinds[at:])
        for action, count in zip(self.positionals, counts):
            self.take(action, self.args[at:at + count])
            at += count
        self.positionals[:] = self.positionals[len(counts):]
        return at

    def take_option(self, at):
        parser = self.parser
        action, option, value = self.options[at]
        chosen = []
        while True:
            if action is None:
                self.extras.append(self.args[at])
                return at + 1
            if value is None:
                count = parser._match_argument(action, self.kinds[at + 1:])
                end = at + 1 + count
                chosen.append((action, self.args[at + 1:end], option))
                break
            count = parser._match_argument(action, 'A')
            if count == 1:
                end = at + 1
                chosen.append((action, [value], option))
                break
            if count or option[1] in parser.prefix_chars:
                raise ArgumentError(action, _('ignored explicit argument %r') % value)
            # -xyz: x takes nothing, so the rest are options too.
            chosen.append((action, [], option))
            option, rest = option[0] + value[0], value[1:] or None
            if option not in parser._option_string_actions:
                raise ArgumentError(action, _('ignored explicit argument %r') % value)
            action, value = parser._option_string_actions[option], rest
        for action, arg_strings, option in chosen:
            self.take(action, arg_strings, option)
        return end

    def check_complete(self):
        parser, namespace = self.parser, self.namespace
        if self.positionals:
            parser.error(_('too few arguments'))
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                parser.error(_('argument %s is required') % _get_action_name(action))
            elif (isinstance(action.default, basestring) and hasattr(namespace, action.dest)
                    and getattr(namespace, action.dest) is action.default):
                # Default texts are converted only when they are needed.
                setattr(namespace, action.dest, parser._get_value(action, action.default))
        for group in parser._mutually_exclusive_groups:
            if group.required and not any(action in self.given for action in group._group_actions):
                names = [_get_action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                parser.error(_('one of the arguments %s is required') % ' '.join(names))
