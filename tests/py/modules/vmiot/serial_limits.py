# oracle: none, vmiot.serial is not in CPython
from vmiot import serial


def fails(f, *args, **limits):
    try:
        f(*args, **limits)
    except serial.SerialError as e:
        print e, isinstance(e, ValueError)
    else:
        print 'no error'


deep = []
for i in range(300):
    deep = [deep]
fails(serial.dumps, deep)  # expect: nested deeper than 200 True
data = serial.dumps(deep, max_depth=400)
fails(serial.loads, data)  # expect: nested deeper than 200 True
print serial.loads(data, max_depth=301) == deep  # expect: True
fails(serial.dumps, 'x' * 100, max_size=100)  # expect: more than 100 bytes True
fails(serial.loads, serial.dumps('x' * 100), max_size=50)  # expect: more than 50 bytes True
# Data that lie about sizes.
fails(serial.loads, 'VS\x01\x09\xff\xff\xff\xff\xff\xff\x0f')  # expect: the data ends too early True
fails(serial.loads, 'VS\x01\x06\xff\xff\xff\xff\x7fabc')  # expect: the data ends too early True
fails(serial.loads, 'VS\x01\x09' + '\xff' * 20)  # expect: a number is too large True
fails(serial.loads, 'VS\x01\x03' + '\xff' * 20)  # expect: an int is too large True
