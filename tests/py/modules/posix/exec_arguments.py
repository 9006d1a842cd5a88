import os
for a in ((), 1, [1]):
    try:
        os.execv('/nonexistent', a)
    except Exception as e:
        message = '%s: %s' % (type(e).__name__, e)
print message  # expect: TypeError: execv() arg 2 must contain only strings
os.execv('/nonexistent', ['a'])  # expect raises: OSError: [Errno 2] No such file or directory
