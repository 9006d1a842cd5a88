# oracle: none, extension of VMIOT's API
# dialects: both
rbdict = rbdict()
rbdict["k"] = 1
print rbdict.keys(), rbdict["k"]  # expect: ('k',) 1
