# SPDX-License-Identifier: MIT
"""Configuration files: [sections] of options "name = value" or "name: value".

A line that starts with a blank goes on with the value above. Comments start with # or ; (in a line after an option,
only " ;"). The section DEFAULT gives every section values. RawConfigParser takes values as they are; ConfigParser replaces
%(name)s by other options' values; SafeConfigParser does so by stricter rules, and checks what is set."""
import re
from collections import OrderedDict as _default_dict
import UserDict as _UserDict

__all__ = ["NoSectionError", "DuplicateSectionError", "NoOptionError", "InterpolationError", "InterpolationDepthError",
           "InterpolationSyntaxError", "ParsingError", "MissingSectionHeaderError", "ConfigParser",
           "SafeConfigParser", "RawConfigParser", "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH"]

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10


# --- Errors

class Error(Exception):
    """Base of the errors."""

    # BaseException.message warns when it is set or read; this one does not.
    def _get_message(self):
        return self.__message

    def _set_message(self, value):
        self.__message = value

    message = property(_get_message, _set_message)

    def __init__(self, msg=''):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    """There is no such section."""

    def __init__(self, section):
        Error.__init__(self, 'No section: %r' % (section,))
        self.section = section
        self.args = (section,)


class DuplicateSectionError(Error):
    """There is such a section already."""

    def __init__(self, section):
        Error.__init__(self, "Section %r already exists" % section)
        self.section = section
        self.args = (section,)


class NoOptionError(Error):
    """There is no such option."""

    def __init__(self, option, section):
        Error.__init__(self, "No option %r in section: %r" % (option, section))
        self.option = option
        self.section = section
        self.args = option, section


class InterpolationError(Error):
    """A value refers to others in a way that makes no sense."""

    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option = option
        self.section = section
        self.args = option, section, msg


class InterpolationMissingOptionError(InterpolationError):
    """A value refers to an option that does not exist."""

    def __init__(self, option, section, rawval, reference):
        InterpolationError.__init__(self, option, section,
                                    "Bad value substitution:\n\tsection: [%s]\n\toption : %s\n\tkey    : %s\n"
                                    "\trawval : %s\n" % (section, option, reference, rawval))
        self.reference = reference
        self.args = option, section, rawval, reference


class InterpolationSyntaxError(InterpolationError):
    """A reference in a value is not spelt rightly."""


class InterpolationDepthError(InterpolationError):
    """References do not come to an end."""

    def __init__(self, option, section, rawval):
        InterpolationError.__init__(self, option, section,
                                    "Value interpolation too deeply recursive:\n\tsection: [%s]\n\toption : %s\n"
                                    "\trawval : %s\n" % (section, option, rawval))
        self.args = option, section, rawval


class ParsingError(Error):
    """Lines of a file are neither section nor option: `errors` lists (line number, line)."""

    def __init__(self, filename):
        Error.__init__(self, 'File contains parsing errors: %s' % filename)
        self.filename = filename
        self.errors = []
        self.args = (filename,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += '\n\t[line %2d]: %s' % (lineno, line)


class MissingSectionHeaderError(ParsingError):
    """A file begins with something else than a section."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, 'File contains no section headers.\nfile: %s, line: %d\n%r' % (filename, lineno, line))
        self.filename = filename
        self.lineno = lineno
        self.line = line
        self.args = filename, lineno, line


# --- Values as they are

class RawConfigParser:
    """`defaults` are values for every section, dict_type makes the mappings, allow_no_value permits options that are a
    name alone (their value is None)."""

    SECTCRE = re.compile(r'\[(?P<header>[^]]+)\]')
    OPTCRE = re.compile(r'(?P<option>[^:=\s][^:=]*)\s*(?P<vi>[:=])\s*(?P<value>.*)$')
    OPTCRE_NV = re.compile(r'(?P<option>[^:=\s][^:=]*)\s*(?:(?P<vi>[:=])\s*(?P<value>.*))?$')

    _boolean_states = {'1': True, 'yes': True, 'true': True, 'on': True,
                       '0': False, 'no': False, 'false': False, 'off': False}

    def __init__(self, defaults=None, dict_type=_default_dict, allow_no_value=False):
        self._dict = dict_type
        self._sections = self._dict()
        self._defaults = self._dict()
        self._optcre = self.OPTCRE_NV if allow_no_value else self.OPTCRE
        if defaults:
            for key, value in defaults.items():
                self._defaults[self.optionxform(key)] = value

    def defaults(self):
        """The values of DEFAULT."""
        return self._defaults

    def sections(self):
        """List of the sections, without DEFAULT."""
        return self._sections.keys()

    def add_section(self, section):
        """Makes a section; ValueError for DEFAULT, in any case."""
        if section.lower() == "default":
            raise ValueError('Invalid section name: %s' % section)
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()

    def has_section(self, section):
        """Is there such a section? (DEFAULT does not count.)"""
        return section in self._sections

    def options(self, section):
        """List of the options of a section, with those of DEFAULT."""
        if section not in self._sections:
            raise NoSectionError(section)
        names = self._sections[section].copy()
        names.update(self._defaults)
        names.pop('__name__', None)
        return names.keys()

    def read(self, filenames):
        """Reads files, leaving out those that cannot be opened; returns a list of those read."""
        if isinstance(filenames, basestring):
            filenames = [filenames]
        done = []
        for filename in filenames:
            try:
                stream = open(filename)
            except IOError:
                continue
            with stream:
                self._read(stream, filename)
            done.append(filename)
        return done

    def readfp(self, fp, filename=None):
        """Reads an open file. `filename` is for messages (default: its name)."""
        self._read(fp, getattr(fp, 'name', '<???>') if filename is None else filename)

    def get(self, section, option):
        """The value of an option, as text."""
        name = self.optionxform(option)
        if section in self._sections:
            if name in self._sections[section]:
                return self._sections[section][name]
        elif section != DEFAULTSECT:
            raise NoSectionError(section)
        if name in self._defaults:
            return self._defaults[name]
        raise NoOptionError(option, section)

    def items(self, section):
        """List of pairs of option and value, with those of DEFAULT."""
        values = self._merged(section).copy()
        return [(name, values[name]) for name in values if name != '__name__']

    def _merged(self, section):
        # The values of a section over those of DEFAULT.
        values = self._defaults.copy()
        if section in self._sections:
            values.update(self._sections[section])
        elif section != DEFAULTSECT:
            raise NoSectionError(section)
        return values

    def _get(self, section, conv, option):
        return conv(self.get(section, option))

    def getint(self, section, option):
        """The value as an integer."""
        return self._get(section, int, option)

    def getfloat(self, section, option):
        """The value as a float."""
        return self._get(section, float, option)

    def getboolean(self, section, option):
        """The value as a bool: 1, yes, true, on; 0, no, false, off."""
        value = self.get(section, option)
        if value.lower() not in self._boolean_states:
            raise ValueError('Not a boolean: %s' % value)
        return self._boolean_states[value.lower()]

    def optionxform(self, optionstr):
        """The form in which names of options are kept: in small letters. A subclass may change it."""
        return optionstr.lower()

    def _section(self, section):
        # The mapping of a section; '' and DEFAULT mean the defaults.
        if not section or section == DEFAULTSECT:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section)
        return self._sections[section]

    def has_option(self, section, option):
        """Does the section, or DEFAULT, have the option?"""
        name = self.optionxform(option)
        if not section or section == DEFAULTSECT:
            return name in self._defaults
        return section in self._sections and (name in self._sections[section] or name in self._defaults)

    def set(self, section, option, value=None):
        """Sets an option."""
        self._section(section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        """Takes an option out; was it there?"""
        values = self._section(section)
        name = self.optionxform(option)
        there = name in values
        if there:
            del values[name]
        return there

    def remove_section(self, section):
        """Takes a section out; was it there?"""
        there = section in self._sections
        if there:
            del self._sections[section]
        return there

    def write(self, fp):
        """Writes everything to an open file."""
        if self._defaults:
            fp.write("[%s]\n" % DEFAULTSECT)
            for name, value in self._defaults.items():
                fp.write("%s = %s\n" % (name, str(value).replace('\n', '\n\t')))
            fp.write("\n")
        for section, values in self._sections.items():
            fp.write("[%s]\n" % section)
            for name, value in values.items():
                if name == "__name__":
                    continue
                if value is not None or self._optcre == self.OPTCRE:
                    name = " = ".join((name, str(value).replace('\n', '\n\t')))
                fp.write("%s\n" % name)
            fp.write("\n")

    def _read(self, fp, fpname):
        section = option = failure = None
        lineno = 0
        # While reading, a value is a list of its lines.
        while True:
            line = fp.readline()
            if not line:
                break
            lineno += 1
            if not line.strip() or line[0] in '#;':
                continue
            first = line.split(None, 1)[0]
            if first.lower() == 'rem' and line[0] in 'rR':
                continue
            if line[0].isspace() and section is not None and option:
                section[option].append(line.strip())
                continue
            found = self.SECTCRE.match(line)
            if found:
                name = found.group('header')
                if name in self._sections:
                    section = self._sections[name]
                elif name == DEFAULTSECT:
                    section = self._defaults
                else:
                    section = self._sections[name] = self._dict()
                    section['__name__'] = name
                option = None
                continue
            if section is None:
                raise MissingSectionHeaderError(fpname, lineno, line)
            found = self._optcre.match(line)
            if not found:
                # All wrong lines are reported together at the end.
                if failure is None:
                    failure = ParsingError(fpname)
                failure.append(lineno, repr(line))
                continue
            option, sign, value = found.group('option', 'vi', 'value')
            option = self.optionxform(option.rstrip())
            if value is not None:
                if sign in ('=', ':') and ';' in value:
                    comment = value.find(';')
                    if comment > 0 and value[comment - 1].isspace():
                        value = value[:comment]
                value = value.strip()
                if value == '""':
                    value = ''
                value = [value]
            section[option] = value
        if failure:
            raise failure
        for values in [self._defaults] + self._sections.values():
            for name, value in values.items():
                if isinstance(value, list):
                    values[name] = '\n'.join(value)


# --- Values that refer to others

class _Chainmap(_UserDict.DictMixin):
    # Several mappings as one; the first that has a key counts.

    def __init__(self, *maps):
        self._maps = maps

    def __getitem__(self, key):
        for mapping in self._maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        raise KeyError(key)

    def keys(self):
        result = []
        for mapping in self._maps:
            result += [key for key in mapping if key not in result]
        return result


class ConfigParser(RawConfigParser):
    """%(name)s in a value stands for the value of the option `name` of the section or DEFAULT; %% for one %."""

    _KEYCRE = re.compile(r"%\(([^)]*)\)s|.")

    def get(self, section, option, raw=False, vars=None):
        """The value of an option; `raw` leaves references alone, `vars` are values that go before all others."""
        values = {}
        if section in self._sections:
            values = self._sections[section]
        elif section != DEFAULTSECT:
            raise NoSectionError(section)
        extra = {}
        if vars:
            for key, value in vars.items():
                extra[self.optionxform(key)] = value
        known = _Chainmap(extra, values, self._defaults)
        name = self.optionxform(option)
        try:
            value = known[name]
        except KeyError:
            raise NoOptionError(name, section)
        if raw or value is None:
            return value
        return self._interpolate(section, name, value, known)

    def items(self, section, raw=False, vars=None):
        """List of pairs of option and value; `raw` and `vars` as of get()."""
        values = self._merged(section)
        if vars:
            for key, value in vars.items():
                values[self.optionxform(key)] = value
        names = [name for name in values.keys() if name != "__name__"]
        if raw:
            return [(name, values[name]) for name in names]
        return [(name, self._interpolate(section, name, values[name], values)) for name in names]

    def _interpolate(self, section, option, rawval, vars):
        value = rawval
        for _ in range(MAX_INTERPOLATION_DEPTH):
            if not value or "%(" not in value:
                break
            try:
                value = self._KEYCRE.sub(self._interpolation_replace, value) % vars
            except KeyError as e:
                raise InterpolationMissingOptionError(option, section, rawval, e.args[0])
        if value and "%(" in value:
            raise InterpolationDepthError(option, section, rawval)
        return value

    def _interpolation_replace(self, match):
        # References are spelt as options are kept; everything else stays.
        name = match.group(1)
        return match.group() if name is None else "%%(%s)s" % self.optionxform(name)


class SafeConfigParser(ConfigParser):
    """As ConfigParser, but every % must be %% or begin a reference, and values that are set must be strings."""

    _interpvar_re = re.compile(r"%\(([^)]+)\)s")

    def _interpolate(self, section, option, rawval, vars):
        parts = []
        self._interpolate_some(option, parts, rawval, section, vars, 1)
        return ''.join(parts)

    def _interpolate_some(self, option, accum, rest, section, map, depth):
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, rest)
        while rest:
            text, percent, rest = rest.partition('%')
            if text:
                accum.append(text)
            if not percent:
                return
            if rest[:1] == '%':
                accum.append('%')
                rest = rest[1:]
                continue
            rest = '%' + rest
            if rest[1:2] != '(':
                raise InterpolationSyntaxError(option, section,
                                               "'%%' must be followed by '%%' or '(', found: %r" % (rest,))
            found = self._interpvar_re.match(rest)
            if found is None:
                raise InterpolationSyntaxError(option, section, "bad interpolation variable reference %r" % rest)
            name = self.optionxform(found.group(1))
            rest = rest[found.end():]
            try:
                value = map[name]
            except KeyError:
                raise InterpolationMissingOptionError(option, section, rest, name)
            if '%' in value:
                self._interpolate_some(option, accum, value, section, map, depth + 1)
            else:
                accum.append(value)

    def set(self, section, option, value=None):
        """Sets an option; TypeError if the value is no string, ValueError if a % in it makes no sense."""
        if self._optcre is self.OPTCRE or value:
            if not isinstance(value, basestring):
                raise TypeError("option values must be strings")
        if value is not None:
            rest = self._interpvar_re.sub('', value.replace('%%', ''))
            if '%' in rest:
                raise ValueError("invalid interpolation syntax in %r at position %d" % (value, rest.find('%')))
        ConfigParser.set(self, section, option, value)
