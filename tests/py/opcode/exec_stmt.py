exec "a = 1"
print a  # expect: 1
space = {"b": 2}
exec "c = b + 1" in space
print space["c"], "__builtins__" in space  # expect: 3 True
local = {}
exec "d = b" in space, local
print local, "d" in space  # expect: {'d': 2} False
exec compile("e = 5", "<text>", "exec")
print e  # expect: 5
exec ("f = 6", space)
print space["f"]  # expect: 6
try:
    exec 5
except TypeError, error:
    print error  # expect: exec: arg 1 must be a string, file, or code object
