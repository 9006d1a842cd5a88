# oracle: none, extension of VMIOT's API
# dialects: both
s = "ab\x00cd\x00"
print s.binfind("\x00"), s.binfind("\x00c"), s.binfind("d\x00"), s.binfind("x"), s.binfind("")  # expect: 2 2 4 -1 0
