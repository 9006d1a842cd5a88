import socket
print socket.error.__bases__, socket.timeout.__bases__  # expect: (<type 'exceptions.IOError'>,) (<class 'socket.error'>,)
print issubclass(socket.gaierror, socket.error)  # expect: True
raise socket.error(5, 'text')  # expect raises: socket.error: [Errno 5] text
