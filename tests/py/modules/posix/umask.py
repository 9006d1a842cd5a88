# process: other tests that are started meanwhile would have its umask
import os
old = os.umask(022)
print oct(os.umask(old))  # expect: 022
os.umask('a')  # expect raises: TypeError: an integer is required
