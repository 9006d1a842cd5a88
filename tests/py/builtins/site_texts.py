# copyright, credits and license: their texts are those of the interpreter, how they show is CPython's.
import StringIO
import sys


def printed(text):
    out, sys.stdout = sys.stdout, StringIO.StringIO()
    try:
        text()
        return sys.stdout.getvalue()
    finally:
        sys.stdout = out


print printed(copyright) == repr(copyright) + '\n', repr(copyright) == sys.copyright         # expect: True True
print printed(credits) == repr(credits) + '\n', len(repr(credits)) > 20                      # expect: True True
print license                       # expect: Type license() to see the full license text
sys.stdin = StringIO.StringIO('q\n')
print len(printed(license).splitlines()) > 5                                                # expect: True
print type(license).__module__, type(license).__name__, license.MAXLINES, type(license) is type(credits) is type(copyright)    # expect: site _Printer 23 True
license(1)                          # expect raises: TypeError: __call__() takes exactly 1 argument (2 given)
