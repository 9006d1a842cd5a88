import timeit


class Clock(object):
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


clock = Clock()
seen = []


def tick():
    clock.now += 0.25
    seen.append('t')


def prepare():
    seen.append('s')


print timeit.Timer(tick, prepare, clock).timeit(4), ''.join(seen)  # expect: 1.0 stttt
print timeit.timeit('import sys\nsys.modules["__main__"].tick()', timer=clock, number=3)  # expect: 0.75
print timeit.repeat(tick, 'x = 1\ny = x', clock, 2, 2)  # expect: [0.5, 0.5]
print timeit.timeit(number=0, timer=clock)  # expect: 0.0
for arguments in ((3,), ('pass', 4)):
    try:
        timeit.Timer(*arguments)
    except ValueError as error:
        print error
# expect: stmt is neither a string nor callable
# expect: setup is neither a string nor callable
try:
    timeit.Timer('x =')
except SyntaxError as error:
    print error.lineno, error.text.strip()  # expect: 2 x =
print timeit.main(['-n', '4', '-r', '2', '-v', '-s', 'import __main__', '__main__.tick()'], lambda timer: clock)
# expect: raw times: 1 1
# expect: 4 loops, best of 2: 250 msec per loop
# expect: None
print timeit.main(['--unknown'])
# expect: option --unknown not recognized
# expect: use -h/--help for command line help
# expect: 2
