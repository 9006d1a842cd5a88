# oracle: none, extension of VMIOT's API
# dialects: both
print None.isNone()  # expect: True
print (0).isNone(), "".isNone(), [].isNone(), False.isNone()  # expect: False False False False
