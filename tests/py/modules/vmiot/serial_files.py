# oracle: none, vmiot.serial is not in CPython
import StringIO
from vmiot import serial

f = StringIO.StringIO()
serial.dump([1, 'two'], f)
f.seek(0)
print serial.load(f)  # expect: [1, 'two']
f.seek(0)
try:
    serial.load(f, max_size=4)
except serial.SerialError as e:
    print e  # expect: more than 4 bytes
