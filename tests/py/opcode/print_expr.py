import sys
sys.displayhook = lambda value: sys.stdout.write("hook %r\n" % (value,))  # expect: hook 2
# expect: hook None
exec compile("1 + 1", "<input>", "single")
exec compile("None", "<input>", "single")
sys.displayhook = sys.__displayhook__
exec compile("'text'", "<input>", "single")  # expect: 'text'
exec compile("None", "<input>", "single")
import __builtin__
print __builtin__._  # expect: text
