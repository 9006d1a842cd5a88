# oracle: none, extension of VMIOT's API
# dialects: both
i = 2020
s = "abc"
print i.isInt(), s.isString(), "abc".isString(), (i + 1).isInt()  # expect: True True True True
f = s.isString
print f(), [x.isInt() for x in (1, "1", 1.0)]  # expect: True [True, False, False]
