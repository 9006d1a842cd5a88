# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
l = [100, 1, 2, 3, 4]
l.insert(-1, 200)
print l  # expect: PRINT: [100, 1, 2, 3, 200, 4]
l.insert(50, 5)
print l  # expect: PRINT: [100, 1, 2, 3, 200, 4, 5]
