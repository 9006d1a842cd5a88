# oracle: none, vmiot.serial is not in CPython
from vmiot import serial


class Point(object):
    def __init__(self, x, y):
        self.x, self.y = x, y


class Old:
    pass


p = Point(1, [2])
try:
    serial.dumps([p])
except serial.SerialError as e:
    print e  # expect: objects of type Point have no form; register() gives a class one
serial.register(Point, 'point', lambda p: (p.x, p.y), lambda state: Point(*state))
data = serial.dumps([p, p])
q = serial.loads(data)
print q[0] is q[1], type(q[0]).__name__, q[0].x, q[0].y  # expect: True Point 1 [2]
serial.register(Point, 'p', lambda p: p.x, lambda state: Point(state, None))
print serial.loads(serial.dumps(p)).y  # expect: None
try:
    serial.loads(data)
except serial.SerialError as e:
    print e  # expect: no class is registered as 'point'
serial.register(Old, 'old', lambda o: o.__dict__, lambda state: state)
o = Old()
o.a = 1
print serial.loads(serial.dumps(o))  # expect: {'a': 1}
try:
    serial.register(5, 'five', repr, eval)
except TypeError as e:
    print e  # expect: register() needs a class


class Sub(Point):
    pass


try:
    serial.dumps(Sub(1, 2))
except serial.SerialError as e:
    print e  # expect: objects of type Sub have no form; register() gives a class one
# Errors of the functions come through, and leave nothing behind.
serial.register(Point, 'p', lambda p: 1 / 0, Point)
try:
    serial.dumps([p])
except ZeroDivisionError as e:
    print e  # expect: integer division or modulo by zero
