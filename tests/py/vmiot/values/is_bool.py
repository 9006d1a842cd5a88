# oracle: none, extension of VMIOT's API
# dialects: both
print True.isBool(), False.isBool(), (1 == 1).isBool()  # expect: True True True
print (0).isBool(), (1).isBool(), None.isBool()  # expect: False False False
