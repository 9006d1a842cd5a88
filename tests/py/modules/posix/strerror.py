import os
print os.strerror(2), os.strerror(9999)  # expect: No such file or directory Unknown error 9999
os.strerror('a')  # expect raises: TypeError: an integer is required
