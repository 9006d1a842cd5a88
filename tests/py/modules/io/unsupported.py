import io
print io.UnsupportedOperation.__bases__  # expect: (<type 'exceptions.ValueError'>, <type 'exceptions.IOError'>)
io.BytesIO().fileno()  # expect raises: io.UnsupportedOperation: fileno
