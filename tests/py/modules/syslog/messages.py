# process: the log is one for the whole process, and writes to standard error
import syslog, sys
def error(f, *args, **named):
    try:
        print repr(f(*args, **named))
    except Exception as e:
        print type(e).__name__, e
print [syslog.LOG_EMERG, syslog.LOG_DEBUG, syslog.LOG_KERN, syslog.LOG_USER, syslog.LOG_CRON, syslog.LOG_LOCAL7, syslog.LOG_PERROR]  # expect: [0, 7, 0, 8, 72, 184, 32]
print [syslog.LOG_MASK(n) for n in (0, 3, 31, 32, -1, 2 ** 33)]        # expect: [1, 8, -2147483648, 1, -2147483648, 1]
print [syslog.LOG_UPTO(n) for n in (0, 3, 30, 31, 33, -1)]             # expect: [1, 15, 2147483647, 0, 3, 0]
syslog.closelog()
syslog.openlog('greenhouse', syslog.LOG_PERROR, syslog.LOG_LOCAL1)
syslog.syslog('plain %s text %d')       # expect stderr: greenhouse: plain %s text %d
syslog.syslog(syslog.LOG_ERR | syslog.LOG_MAIL, u'of mail')          # expect stderr: greenhouse: of mail
syslog.openlog(facility=syslog.LOG_DAEMON, logoption=syslog.LOG_PERROR, ident='other')
print syslog.setlogmask(syslog.LOG_UPTO(syslog.LOG_ERR))       # expect: 255
syslog.syslog(syslog.LOG_INFO, 'not shown')
syslog.syslog(True, 'shown')            # expect stderr: other: shown
print syslog.setlogmask(0), syslog.setlogmask(2 ** 40 + 255)   # expect: 15 15
syslog.closelog()
syslog.syslog('to the log alone')
syslog.closelog()
sys.argv = ['/some/where/pump.py']
syslog.openlog(logoption=syslog.LOG_PERROR)
syslog.syslog('by name')                # expect stderr: pump.py: by name
syslog.openlog('cut\0off', syslog.LOG_PERROR)
syslog.syslog('by its start')           # expect stderr: cut: by its start
class Number(object):
    def __int__(self):
        return 3
syslog.syslog(Number(), 'of an object')         # expect stderr: cut: of an object

error(syslog.openlog, u'x')             # expect: TypeError openlog() argument 1 must be string, not unicode
error(syslog.openlog, None)             # expect: TypeError openlog() argument 1 must be string, not None
error(syslog.openlog, 'a', 'b')         # expect: TypeError an integer is required
error(syslog.openlog, 'a', 1, 2, 3)     # expect: TypeError openlog() takes at most 3 arguments (4 given)
error(syslog.openlog, foo=1)            # expect: TypeError 'foo' is an invalid keyword argument for this function
error(syslog.openlog, 'a', 2 ** 70)     # expect: OverflowError Python int too large to convert to C long
for args in (), (1,), (1, 2), ('a', 'b'), (1, 'b', 2), ('a\0b',), (None,), (2 ** 40, 'a'), (1, u'\xe4'):
    error(syslog.syslog, *args)
# expect: TypeError [priority,] message string
# expect: TypeError [priority,] message string
# expect: TypeError [priority,] message string
# expect: TypeError [priority,] message string
# expect: TypeError [priority,] message string
# expect: TypeError [priority,] message string
# expect: TypeError [priority,] message string
# expect: TypeError [priority,] message string
# expect: TypeError [priority,] message string
error(syslog.syslog, u'\xe4')           # expect: UnicodeEncodeError 'ascii' codec can't encode character u'\xe4' in position 0: ordinal not in range(128)
error(syslog.setlogmask)                # expect: TypeError mask for priority
error(syslog.setlogmask, 'a')           # expect: TypeError an integer is required
error(syslog.LOG_MASK)                  # expect: TypeError LOG_MASK() takes exactly 1 argument (0 given)
error(syslog.LOG_UPTO, 'a')             # expect: TypeError an integer is required
