# needs: bz2
# oracle: none, CPython crashes where __init__ fails
import bz2, os, tempfile
path = tempfile.mkstemp()[1]
for args in (), (path, 'q'), (path, 'rw'), (path, 'r+'), (path, 'wr'), (path, 'r', 0, 0), (path, 'w', 0, 10), (path, 5), (path, 'r', 'x'):
    try:
        print bz2.BZ2File(*args)
    except Exception as e:
        print type(e).__name__, e
# expect: TypeError __init__() takes at least 2 arguments (1 given)
# expect: ValueError invalid mode char q
# expect: ValueError invalid mode char w
# expect: ValueError invalid mode char +
# expect: ValueError invalid mode char r
# expect: ValueError compresslevel must be between 1 and 9
# expect: ValueError compresslevel must be between 1 and 9
# expect: TypeError BZ2File() argument 2 must be string, not int
# expect: TypeError an integer is required
os.unlink(path)
