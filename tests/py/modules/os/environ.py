import os
os.environ['VMIOT_X'] = 'one'
print os.environ['VMIOT_X'], os.getenv('VMIOT_X'), 'VMIOT_X' in os.environ  # expect: one one True
os.environ.update({'VMIOT_X': 'two'}, VMIOT_Y='y')
print os.getenv('VMIOT_X'), os.environ.get('VMIOT_Y'), os.getenv('VMIOT_Z', 'default')  # expect: two y default
print type(os.environ.copy()).__name__, os.environ.pop('VMIOT_Y'), os.getenv('VMIOT_Y')  # expect: dict y None
del os.environ['VMIOT_X']
print os.environ.has_key('VMIOT_X')  # expect: False
try:
    os.environ['VMIOT_X']
except KeyError as e:
    print e  # expect: 'VMIOT_X'
