def numbers():
    yield 1
    raise ValueError('empty') # expect raises: ValueError: empty
for n in numbers():
    print n # expect: 1
