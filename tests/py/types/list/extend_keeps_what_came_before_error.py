def gen():
    yield 1
    yield 2
    raise ValueError('stop')
a = [0]
try:
    a.extend(gen())
except ValueError as e:
    print e  # expect: stop
print a  # expect: [0, 1, 2]
