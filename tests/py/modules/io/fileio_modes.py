import io
for mode in ('rw', '', 'r++', 'q'):
    try:
        io.FileIO('/dev/null', mode)
    except ValueError as e:
        last = e
print last  # expect: invalid mode: q
io.FileIO('/dev/null').write('x')  # expect raises: ValueError: File not open for writing
