# SPDX-License-Identifier: MIT
"""The command of modules that tell the type of a file by its first bytes (imghdr, sndhdr)."""
import glob
import os
import sys


def testall(what, names, recursive, toplevel):
    """Prints what `what()` says of files and of those in folders; recursive: in folders within, too."""
    for name in names:
        if os.path.isdir(name):
            print name + '/:',
            if recursive or toplevel:
                print 'recursing down:'
                testall(what, glob.glob(os.path.join(name, '*')), recursive, 0)
            else:
                print '*** directory (use -r) ***'
            continue
        print name + ':',
        sys.stdout.flush()
        try:
            print what(name)
        except IOError:
            print '*** not found ***'


def test(what):
    """The command: the files and folders of the arguments, -r before them: all within."""
    names = sys.argv[1:]
    recursive = names[:1] == ['-r']
    if recursive:
        del names[0]
    try:
        testall(what, names or ['.'], recursive, 1)
    except KeyboardInterrupt:
        sys.stderr.write('\n[Interrupted]\n')
        sys.exit(1)
