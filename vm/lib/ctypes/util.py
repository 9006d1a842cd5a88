# SPDX-License-Identifier: MIT
"""Finds shared libraries by name.

The names are those in the cache of the dynamic linker, which is read without asking `ldconfig`; where a system has none
(musl), or not the library, the folders of libraries are looked through.
"""
import os
import re
import struct

_CACHE = "/etc/ld.so.cache"
_MAGIC = "glibc-ld.so.cache1.1"
# The number of libraries follows the magic text; behind the header stands for each what it is for, and where its name and
# its path stand.
_COUNT = struct.Struct("<I")
_HEADER_SIZE = 48
_ENTRY = struct.Struct("<iIIIQ")
_FLAGS = {"x86_64": 0x303, "aarch64": 0xa03, "riscv64": 0x1003}

_FOLDERS = ["/lib", "/usr/lib", "/usr/local/lib", "/lib64", "/usr/lib64"]


def _cached_names():
    """The names in the cache of the linker, in its order."""
    try:
        with open(_CACHE, "rb") as cache:
            data = cache.read()
    except IOError:
        return
    # Older caches have another one before.
    start = data.find(_MAGIC)
    if start < 0:
        return
    wanted = _FLAGS.get(os.uname()[4])
    count, = _COUNT.unpack_from(data, start + len(_MAGIC))
    for i in xrange(count):
        flags, name = _ENTRY.unpack_from(data, start + _HEADER_SIZE + i * _ENTRY.size)[:2]
        if wanted is None or flags == wanted:
            yield data[start + name:data.index("\0", start + name)]


def _names_in_folders():
    folders = filter(None, os.environ.get("LD_LIBRARY_PATH", "").split(":")) + _FOLDERS
    for folder in folders:
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        for name in names:
            yield name


def find_library(name):
    """The name under which CDLL opens library `name`, as "libm.so.6" for "m"; None if there is none."""
    if not name:
        return None
    start = "lib%s.so" % name
    is_version = re.compile(r"(\.[0-9.]*[0-9])?\Z").match
    for names in _cached_names, _names_in_folders:
        found = [each for each in names() if each.startswith(start) and is_version(each, len(start))]
        if found:
            # The first in the cache; in folders one with a number, for `libx.so` may be for compilers.
            return found[0] if names is _cached_names else max(found)
    return None
