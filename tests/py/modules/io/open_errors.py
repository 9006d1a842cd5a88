import io
for args in (('x', 'rr'), ('x', 'rbt'), ('x', 'Uw'), ('x', 'rw')):
    try:
        io.open(*args)
    except ValueError as e:
        last = e
print last  # expect: must have exactly one of read/write/append mode
io.open('/dev/null', 'rb', encoding='ascii')  # expect raises: ValueError: binary mode doesn't take an encoding argument
