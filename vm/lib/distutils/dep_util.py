# SPDX-License-Identifier: MIT
"""Whether files are older than what they are made of."""
import os
from stat import ST_MTIME

from distutils.errors import DistutilsFileError


def _mtime(path):
    # Whole seconds, so that a copy that got the time of its original is not older.
    return os.stat(path)[ST_MTIME]


def newer(source, target):
    """Whether `source` was changed after `target`, or there is no `target`. A DistutilsFileError without `source`."""
    if not os.path.exists(source):
        raise DistutilsFileError("file '%s' does not exist" % os.path.abspath(source))
    return not os.path.exists(target) or _mtime(source) > _mtime(target)


def newer_pairwise(sources, targets):
    """Two lists: the sources that are newer than their targets, and those targets. A ValueError for unequal lengths."""
    if len(sources) != len(targets):
        raise ValueError("'sources' and 'targets' must be same length")
    pairs = [pair for pair in zip(sources, targets) if newer(*pair)]
    return [source for source, _ in pairs], [target for _, target in pairs]


def newer_group(sources, target, missing='error'):
    """Whether any source is newer than `target`, or there is no `target`.

    `missing` says what a source that is not there means: `error` (an OSError), `ignore`, or `newer` (it counts)."""
    if not os.path.exists(target):
        return True
    time = _mtime(target)
    for source in sources:
        if missing != 'error' and not os.path.exists(source):
            if missing == 'newer':
                return True
            continue
        if _mtime(source) > time:
            return True
    return False
