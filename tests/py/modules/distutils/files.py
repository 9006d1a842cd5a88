# Folders and files: made, copied, moved and removed.
import os
import shutil
import tempfile

from distutils import log
from distutils.dep_util import newer, newer_group, newer_pairwise
from distutils.dir_util import _path_created, copy_tree, create_tree, ensure_relative, mkpath, remove_tree
from distutils.errors import DistutilsError
from distutils.file_util import copy_file, move_file, write_file

top = tempfile.mkdtemp()


def at(path):
    return os.path.join(top, path)


def say(f, *args, **options):
    try:
        result = repr(f(*args, **options))
    except (DistutilsError, EnvironmentError, ValueError) as e:
        result = '%s %s' % (type(e).__name__, e)
    print f.__name__, result.replace(top, '')


def tree(path):
    print sorted([os.path.join(folder, name)[len(top):] for folder, names, files in os.walk(path)
                  for name in names + files])


try:
    say(mkpath, at('a/b/c'), 0755)
    say(mkpath, at('a/b/c'))
    say(mkpath, at('dry/x'), dry_run=1)
    shutil.rmtree(at('a'))
    say(mkpath, at('a'))
    _path_created.clear()
    say(mkpath, at('a/b'))
    say(write_file, at('a/one'), ['1', '2'])
    say(mkpath, at('a/one'))
    say(mkpath, at('a/one/x'))
    say(mkpath, 5)
    os.symlink('one', at('a/link'))
    os.utime(at('a/one'), (1000, 2000))
    os.chmod(at('a/one'), 0640)
    say(lambda **options: sorted(copy_tree(at('a'), at('copy'), **options)))
    tree(at('copy'))
    print os.path.islink(at('copy/link')), os.path.getmtime(at('copy/one')), '%o' % os.stat(at('copy/one')).st_mode
    say(lambda: sorted(copy_tree(at('a'), at('links'), preserve_symlinks=1, preserve_times=0)))
    print os.path.islink(at('links/link')), os.path.getmtime(at('links/one')) > 2000
    say(copy_tree, at('none'), at('x'))
    say(copy_tree, at('none'), at('x'), dry_run=1)
    say(create_tree, at('made'), ['x/y', 'z', 'x/w/q'])
    tree(at('made'))
    say(remove_tree, at('copy'), dry_run=1)
    say(remove_tree, at('copy'))
    say(remove_tree, at('copy'))
    say(ensure_relative, '/a/b')

    for options in {}, {'update': 1}, {'link': 'hard'}, {'link': 'soft'}, {'dry_run': 1}:
        say(copy_file, at('a/one'), at('two'), **options)
    say(copy_file, at('a/one'), at('made'))
    say(copy_file, at('a/one'), at('sym'), link='sym')
    say(copy_file, at('a/one'), at('hard'), link='hard')
    print os.path.islink(at('sym')), os.stat(at('a/one')).st_nlink
    say(copy_file, at('a'), at('x'))
    say(copy_file, at('a/one'), at('none/x'))
    say(move_file, at('two'), at('three'))
    say(move_file, at('three'), at('a/b'))
    say(move_file, at('a/b/three'), at('sym'))
    say(move_file, at('a/b/three'), at('none/x'))
    say(move_file, at('none'), at('x'))
    say(move_file, at('a/one'), at('x'), dry_run=1)

    os.utime(at('a/b/three'), (3000, 3000))
    say(newer, at('a/one'), at('a/b/three'))
    say(newer, at('a/one'), at('none'))
    say(newer, at('none'), at('a/one'))
    say(newer_pairwise, [at('a/one'), at('a/b/three')], [at('a/b/three'), at('a/one')])
    say(newer_pairwise, [1], [])
    for missing in 'error', 'ignore', 'newer':
        say(newer_group, [at('a/one'), at('none')], at('a/b/three'), missing)
finally:
    shutil.rmtree(top)
