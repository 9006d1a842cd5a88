# oracle: none, extension of VMIOT's API
# dialects: both
f = open("/dev/null")
print f.isHandle(), (3).isHandle(), None.isHandle()  # expect: True False False
f.close()
print f.isHandle(), file.isHandle()  # expect: True False
