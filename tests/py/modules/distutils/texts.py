# The helpers for texts, paths and commands.
import os
import sys
from StringIO import StringIO

from distutils import log
from distutils.errors import DistutilsError, DistutilsExecError
from distutils.spawn import find_executable, spawn
from distutils.util import (change_root, convert_path, execute, get_platform, grok_environment_error, rfc822_escape,
                            split_quoted, strtobool, subst_vars)


def say(f, *args, **options):
    try:
        print f.__name__, args, repr(f(*args, **options))
    except (ValueError, AttributeError, DistutilsError) as e:
        print f.__name__, args, type(e).__name__, e


for text in 'y', 'Yes', 'TRUE', 'on', '1', 'n', 'off', 'F', '0', '', 'maybe', 1:
    say(strtobool, text)
for text in ('a b', ' a  "b c" d', "a'b c'd", 'a\\ b \\"', 'a "b', "'", '', '"a\\"b"', 'x\\', 'a\tb\nc'):
    say(split_quoted, text)
say(subst_vars, 'a $x ${x} $$ $y_1.', {'x': 1, 'y_1': 'two'})
say(subst_vars, '$not_there', {})
say(convert_path, 'a//b/')
say(change_root, '/new', '/a/b')
say(change_root, '/new', 'a')
say(rfc822_escape, 'one\ntwo\n three')
print grok_environment_error(IOError(2, 'No such thing', 'file'), 'so: '), get_platform() == '-'.join(
    [os.uname()[0].lower(), os.uname()[4]])
print find_executable('sh', '/nowhere:/bin'), find_executable('sh', ''), find_executable('/bin/sh', '')
spawn(['true'])
say(spawn, ['sh', '-c', 'exit 3'])
say(spawn, ['/bin/sh', '-c', 'kill -9 $$'])
say(spawn, ['false'], dry_run=1)
print log.set_threshold(log.INFO)
say(execute, len, ('abc',))
say(execute, len, ('abc', 1), 'message', dry_run=1)
log.debug('not shown')
log.set_verbosity(2)
log.debug('%d shown', 1)
log.info('100%')
sys.stderr = StringIO()
log.error('an %s', 'error')
print repr(sys.stderr.getvalue())
sys.stderr = sys.__stderr__
log.set_verbosity(0)
say(log.log, 9, 'x')
print issubclass(DistutilsExecError, DistutilsError)
