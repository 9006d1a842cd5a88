import socket
server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen(1)
client = socket.create_connection(server.getsockname())
conn, address = server.accept()
print address == client.getsockname()  # expect: True
client.sendall('hello')
print conn.recv(10)  # expect: hello
conn.send('x' * 5)
print client.recv(3), client.recv(10)  # expect: xxx xx
conn.close()
print repr(client.recv(1))  # expect: ''
client.close()
client.send('x')  # expect raises: socket.error: [Errno 9] Bad file descriptor
