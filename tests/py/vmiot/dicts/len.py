# oracle: none, extension of VMIOT's API
# dialects: both
print {}.len(), {1: 2}.len(), dict(a=1, b=2).len()  # expect: 0 1 2
