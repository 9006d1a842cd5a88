# oracle: none, extension of VMIOT's API
# dialects: both
print {}.isDict(), dict(a=1).isDict(), rbdict().isDict()  # expect: True True True
print [].isDict(), (1).isDict()  # expect: False False
