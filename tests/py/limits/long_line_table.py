source = "def f():\n" + "\n" * 1000 + "  x = 1\n" + "\n" * 70000 + "  raise ValueError('far')\n"
exec compile(source, "<far>", "exec")
import sys
try:
    f()
except ValueError:
    print sys.exc_info()[2].tb_next.tb_lineno  # expect: 71003
exec compile("def g():\n  return (" + "1 + " * 500 + "x)", "<wide>", "exec")
x = 1
print g()  # expect: 501
