import os
print os.WIFEXITED(0x300), os.WEXITSTATUS(0x300)  # expect: True 3
print os.WIFSIGNALED(9), os.WTERMSIG(9), os.WCOREDUMP(0x89)  # expect: True 9 True
print os.WIFSTOPPED(0x137f), os.WSTOPSIG(0x137f)  # expect: True 19
print os.WIFCONTINUED(0xffff)  # expect: True
os.WIFCONTINUED()  # expect raises: TypeError: WCONTINUED() takes exactly 1 argument (0 given)
