# oracle: none, extension of VMIOT's API
# dialects: both
print ['{"a": [1, 2.5, null, true, "x"]}'.fromjson()["a"]]  # expect: [[1, 2.5, None, True, 'x']]
print ["7".fromjson(), '"\\u00e9"'.fromjson(), "[]".fromjson(), "false".fromjson()]  # expect: [7, '\xc3\xa9', [], False]
d = '{"name": {"inner": "v"}}'.fromjson()
print d.name.inner, type(d.keys()[0]) is str  # expect: v True
