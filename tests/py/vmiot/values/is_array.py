# oracle: none, extension of VMIOT's API
# dialects: both
print [].isArray(), (1, 2).isArray(), ().isArray()  # expect: True True True
print {}.isArray(), "ab".isArray(), set().isArray()  # expect: False False False
