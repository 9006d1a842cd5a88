import os
os.environ['VMIOT_TEST'] = 'a b'
print os.popen('echo "$VMIOT_TEST"').read().strip()  # expect: a b
del os.environ['VMIOT_TEST']
print repr(os.popen('echo "$VMIOT_TEST"').read())  # expect: '\n'
print os.getenv('VMIOT_TEST', 'gone')  # expect: gone
os.putenv('a', 1)  # expect raises: TypeError: putenv() argument 2 must be string, not int
