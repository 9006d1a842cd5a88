import os
print os.major(1795), os.minor(1795), os.makedev(7, 3)  # expect: 7 3 1795
print os.makedev(70000, 3000000)  # expect: 299079450063040
os.major(-1)  # expect raises: OverflowError: can't convert negative number to unsigned long
