# oracle: none, vmiot.serial is not in CPython
from vmiot import serial

for data in ('', 'V', 'json', 'VS', 'VS\x00\x00', 'VS\x02\x00', 'VS\x01', 'VS\x01\x13', 'VS\x01\x00\x00', 'VS\x01\x0f\x00',
             'VS\x01\x10\x05', 'VS\x01\x07\x01\xff', 'VS\x01\x0b\x01\x09\x00', 'VS\x01\x11\x03abc\x00',
             'VS\x01\x12\x03abc\x00'):
    try:
        print serial.loads(data)
    except Exception as e:
        print type(e).__name__, e
# expect: SerialError not in the object format: it begins with 'VS'
# expect: SerialError not in the object format: it begins with 'VS'
# expect: SerialError not in the object format: it begins with 'VS'
# expect: SerialError the data ends too early
# expect: SerialError version 0 of the format is not known
# expect: SerialError version 2 of the format is not known
# expect: SerialError the data ends too early
# expect: SerialError unknown tag 19
# expect: SerialError 1 bytes too many
# expect: SerialError refers to an object that is not there
# expect: SerialError refers to a string that is not there
# expect: SerialError a unicode string is not UTF-8
# expect: TypeError unhashable type: 'list'
# expect: SerialError there is no type of mapping 'abc'
# expect: SerialError no class is registered as 'abc'
