# oracle: none, extension of VMIOT's API
# dialects: both
print "a".isString(), "".isString(), u"a".isString()  # expect: True True True
print (1).isString(), ["a"].isString(), None.isString()  # expect: False False False
class S(str):
    pass
print S("x").isString()  # expect: True
