# oracle: none, extension of VMIOT's API
# dialects: both
d = rbdict()
d[2] = "two"
d["k"] = [1]
d[1] = None
d.dump()
# expect: ----------Dump Dict Begin------------
# expect: [0] 1:  None
# expect: [1] 2:  two
# expect: [2] k:  [1]
# expect: ----------Dump Dict End. Totals: 3 ----------
rbdict().dump()
# expect: ----------Dump Dict Begin------------
# expect: ----------Dump Dict End. Totals: 0 ----------
