import os
f = os.tmpfile()
f.writelines(['a', 'b', buffer('c')])
f.seek(0)
print f.read()  # expect: abc
f.writelines([1])  # expect raises: TypeError: writelines() argument must be a sequence of strings
