# -*- coding: utf-8 -*-
# oracle: none, extension of VMIOT's API
# dialects: both
print "a\"b\\c\n\x01/".tojson(), "é".tojson(), u"\xe9".tojson()  # expect: "a\"b\\c\n\u0001/" "é" "é"
print (1).tojson(), (2 ** 70).tojson(), 1.5.tojson(), 0.1.tojson(), 1e300.tojson()  # expect: 1 1180591620717411303424 1.5 0.1 1e+300
print True.tojson(), None.tojson(), [].tojson(), {}.tojson(), ().tojson()  # expect: true null [] {} []
print [1, "x", None, [2.0, (3,)]].tojson()  # expect: [1,"x",null,[2.0,[3]]]
print {"k": [1, {"n": None}]}.tojson()  # expect: {"k":[1,{"n":null}]}
print {1: "a"}.tojson(), {None: 1}.tojson(), {True: 1}.tojson(), {u"u": 1}.tojson()  # expect: {"1":"a"} {"null":1} {"true":1} {"u":1}
r = rbdict()
r["z"] = 1
r[2] = [True]
print r.tojson()  # expect: {"2":[true],"z":1}
