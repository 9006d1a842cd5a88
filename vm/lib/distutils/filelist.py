# SPDX-License-Identifier: MIT
"""Lists of files by patterns: what the lines of a MANIFEST.in ask for."""
import fnmatch
import os
import re

from distutils import log
from distutils.errors import DistutilsTemplateError
from distutils.util import convert_path

# Commands with one pattern or more; with a folder and patterns; with a folder alone.
_PATTERNS = ('include', 'exclude', 'global-include', 'global-exclude')
_IN_FOLDER = ('recursive-include', 'recursive-exclude')
_FOLDERS = ('graft', 'prune')

_TOLD = {
    'include': "warning: no files found matching '%s'",
    'exclude': "warning: no previously-included files found matching '%s'",
    'global-include': "warning: no files found matching '%s' anywhere in distribution",
    'global-exclude': "warning: no previously-included files matching '%s' found anywhere in distribution",
    'recursive-include': "warning: no files found matching '%s' under directory '%s'",
    'recursive-exclude': "warning: no previously-included files matching '%s' found under directory '%s'",
    'graft': "warning: no directories found matching '%s'",
    'prune': "no previously-included directories found matching '%s'",
}


class FileList:
    """Files that were chosen (`files`), of all there are (`allfiles`)."""

    def __init__(self, warn=None, debug_print=None):
        self.allfiles = None
        self.files = []

    def set_allfiles(self, allfiles):
        self.allfiles = allfiles

    def findall(self, dir=os.curdir):
        """Has all be the files below a folder."""
        self.allfiles = findall(dir)

    def debug_print(self, msg):
        """Prints a message where DISTUTILS_DEBUG is set."""
        from distutils.debug import DEBUG
        if DEBUG:
            print msg

    def append(self, item):
        self.files.append(item)

    def extend(self, items):
        self.files.extend(items)

    def sort(self):
        """Sorts the files by folder and name."""
        self.files = [os.path.join(*pair) for pair in sorted(map(os.path.split, self.files))]

    def remove_duplicates(self):
        """Removes repetitions from a sorted list."""
        self.files = [path for i, path in enumerate(self.files) if i == 0 or path != self.files[i - 1]]

    def _parse_template_line(self, line):
        words = line.split()
        action = words[0]
        if action in _PATTERNS:
            if len(words) < 2:
                raise DistutilsTemplateError("'%s' expects <pattern1> <pattern2> ..." % action)
            return action, None, [convert_path(word) for word in words[1:]]
        if action in _IN_FOLDER:
            if len(words) < 3:
                raise DistutilsTemplateError("'%s' expects <dir> <pattern1> <pattern2> ..." % action)
            return action, convert_path(words[1]), [convert_path(word) for word in words[2:]]
        if action in _FOLDERS:
            if len(words) != 2:
                raise DistutilsTemplateError("'%s' expects a single <dir_pattern>" % action)
            return action, convert_path(words[1]), None
        raise DistutilsTemplateError("unknown action '%s'" % action)

    def process_template_line(self, line):
        """Does what a line of a MANIFEST.in says. DistutilsTemplateError if it is wrong."""
        action, folder, patterns = self._parse_template_line(line)
        said = [word for word in (folder, ' '.join(patterns or [])) if word]
        self.debug_print(' '.join([action] + said))
        choose = self.exclude_pattern if action.endswith('exclude') or action == 'prune' else self.include_pattern
        if action in _FOLDERS:
            if not choose(None, prefix=folder):
                log.warn(_TOLD[action], folder)
            return
        for pattern in patterns:
            if action in _IN_FOLDER:
                if not choose(pattern, prefix=folder):
                    log.warn(_TOLD[action], pattern, folder)
            elif not choose(pattern, anchor=not action.startswith('global')):
                log.warn(_TOLD[action], pattern)

    def include_pattern(self, pattern, anchor=1, prefix=None, is_regex=0):
        """Adds files that match; gives whether there were any. `anchor`: a pattern without a folder is for the top only."""
        match = translate_pattern(pattern, anchor, prefix, is_regex)
        self.debug_print("include_pattern: applying regex r'%s'" % match.pattern)
        if self.allfiles is None:
            self.findall()
        found = [path for path in self.allfiles if match.search(path)]
        for path in found:
            self.debug_print(' adding ' + path)
        self.files.extend(found)
        return bool(found)

    def exclude_pattern(self, pattern, anchor=1, prefix=None, is_regex=0):
        """Removes files that match; gives whether there were any."""
        match = translate_pattern(pattern, anchor, prefix, is_regex)
        self.debug_print("exclude_pattern: applying regex r'%s'" % match.pattern)
        found = [path for path in self.files if match.search(path)]
        for path in reversed(found):
            self.debug_print(' removing ' + path)
        self.files = [path for path in self.files if not match.search(path)]
        return bool(found)


def findall(dir=os.curdir):
    """All files below a folder."""
    found = []
    waiting = [dir]
    while waiting:
        folder = waiting.pop()
        for name in os.listdir(folder):
            path = os.path.join(folder, name) if folder != os.curdir else name
            if os.path.isdir(path) and not os.path.islink(path):
                waiting.append(path)
            elif os.path.isfile(path):
                found.append(path)
    return found


def glob_to_re(pattern):
    """A regular expression for a pattern whose * and ? match no slash."""
    return re.sub(r'((?<!\\)(\\\\)*)\.', r'\1[^/]', fnmatch.translate(pattern))


def translate_pattern(pattern, anchor=1, prefix=None, is_regex=0):
    """The compiled regular expression for a pattern, below the folders that `prefix` matches where it is given."""
    if is_regex:
        return re.compile(pattern) if isinstance(pattern, str) else pattern
    text = glob_to_re(pattern) if pattern else ''
    if prefix is not None:
        # Without what ends an expression.
        end = glob_to_re('')
        folder = glob_to_re(prefix)
        if folder.endswith(end):
            folder = folder[:-len(end)]
        return re.compile('^' + '/'.join([folder, '.*' + text]))
    return re.compile('^' + text if anchor else text)
