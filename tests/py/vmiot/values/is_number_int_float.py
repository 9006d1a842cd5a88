# oracle: none, extension of VMIOT's API
# dialects: both
i = 2020
print i.isInt(), i.isNumber(), i.isFloat()  # expect: True True False
print 3.6.isFloat(), 3.6.isNumber(), 3.6.isInt()  # expect: True True False
print (2 ** 70).isInt(), (2 ** 62).isInt(), (-1).isNumber()  # expect: True True True
print True.isInt(), True.isNumber(), "1".isNumber()  # expect: False False False
