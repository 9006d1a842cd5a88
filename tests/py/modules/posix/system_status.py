import os
print os.system('exit 3')  # expect: 768
print os.WEXITSTATUS(os.system('exit 7'))  # expect: 7
print os.WIFSIGNALED(os.system('kill -9 $$'))  # expect: True
os.system(1)  # expect raises: TypeError: system() argument 1 must be string, not int
