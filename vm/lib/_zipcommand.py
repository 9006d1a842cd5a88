# SPDX-License-Identifier: MIT
"""The command `python -m zipfile`."""
import os
import sys
import zipfile

_USAGE = """\
Usage:
    zipfile.py -l zipfile.zip        # Show listing of a zipfile
    zipfile.py -t zipfile.zip        # Test if a zipfile is valid
    zipfile.py -e zipfile.zip target # Extract zipfile into target dir
    zipfile.py -c zipfile.zip src ... # Create zipfile from sources
"""


def main(args):
    """The command with these arguments: -l lists, -t tests, -e extracts, -c makes an archive."""
    option = args[0] if args else None
    if option not in ('-l', '-t', '-e', '-c') or \
            (len(args) < 3 if option == '-c' else len(args) != (3 if option == '-e' else 2)):
        print _USAGE
        sys.exit(1)
    if option == '-c':
        with zipfile.ZipFile(args[1], 'w', allowZip64=True) as archive:
            for path in args[2:]:
                name = os.path.basename(path) or os.path.basename(os.path.dirname(path))
                _add_tree(archive, path, '' if name in ('', os.curdir, os.pardir) else name)
        return
    with zipfile.ZipFile(args[1], 'r') as archive:
        if option == '-l':
            archive.printdir()
        elif option == '-e':
            archive.extractall(args[2])
        else:
            damaged = archive.testzip()
            if damaged:
                print 'The following enclosed file is corrupted: %r' % damaged
            print 'Done testing'


def _add_tree(archive, path, name):
    if os.path.isfile(path):
        archive.write(path, name, zipfile.ZIP_DEFLATED)
    elif os.path.isdir(path):
        if name:
            archive.write(path, name)
        for inner in os.listdir(path):
            _add_tree(archive, os.path.join(path, inner), os.path.join(name, inner))
