import os
print len(os.urandom(16)), os.urandom(8) != os.urandom(8)  # expect: 16 True
os.urandom(-1)  # expect raises: ValueError: negative argument not allowed
