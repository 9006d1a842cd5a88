# oracle: none, vmiot.serial is not in CPython
# What is one object stays one, cycles included.
from vmiot import serial


def again(v):
    return serial.loads(serial.dumps(v))


a = ['shared']
b = again([a, a, (a,)])
print b[0] is b[1] is b[2][0], b  # expect: True [['shared'], ['shared'], (['shared'],)]
a.append(a)
b = again(a)
print b[1] is b  # expect: True
d = {}
d['self'] = d
b = again(d)
print b['self'] is b  # expect: True
t = ([], {})
t[0].append(t)
t[1]['t'] = t
b = again(t)
print b[0][0] is b, b[1]['t'] is b  # expect: True True
# A key cannot refer to what holds it; such data do not come from dumps().
try:
    serial.loads('VS\x01\x08\x02\x0b\x01\x0f\x00\x00')
except serial.SerialError as e:
    print e  # expect: a key refers to an object that is not finished
