g = {"__builtins__": {"len": lambda x: "own len"}}
exec "r = len([])" in g
print g["r"]  # expect: own len
try:
    exec "abs(1)" in g
except NameError, e:
    print e  # expect: name 'abs' is not defined
exec "s = [x for x in (1, 2)]" in g
print g["s"]  # expect: [1, 2]
