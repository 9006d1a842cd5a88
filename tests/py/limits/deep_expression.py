print eval("+".join(["1"] * 2000)), eval("-" * 50 + "1"), eval(" or ".join(["0"] * 1000 + ["5"]))  # expect: 2000 1 5
print len(eval("(" + ",".join(["1"] * 5000) + ")"))  # expect: 5000
s = "x"
for i in range(60):
    s = "f(%s)" % s
print eval(s, {"f": lambda v: v + 1, "x": 0})  # expect: 60
