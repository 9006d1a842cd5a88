import getpass
import os
import StringIO
import sys
import warnings

warnings.simplefilter('ignore')
os.environ['LOGNAME'] = 'somebody'
print getpass.getuser()  # expect: somebody
out = StringIO.StringIO()
sys.stdin = StringIO.StringIO('secret\nlast')
print repr(getpass.fallback_getpass('Name: ', out)), repr(out.getvalue())
# expect: 'secret' 'Warning: Password input may be echoed.\nName: '
print repr(getpass.fallback_getpass(stream=out))  # expect: 'last'
try:
    getpass.fallback_getpass(stream=out)
except EOFError:
    print 'end'  # expect: end
print issubclass(getpass.GetPassWarning, UserWarning)  # expect: True
