# The module as a program.
import runpy
import sys
from StringIO import StringIO

sys.stderr = sys.stdout
for arguments in ((), ('-',), ('',), ('a', 'b')):
    sys.argv, sys.stdin = ['dis'] + list(arguments), StringIO('a = 1\nprint a\n')
    try:
        runpy.run_module('dis', run_name='__main__')
    except SystemExit as end:
        print end
