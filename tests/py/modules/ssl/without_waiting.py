# SPDX-License-Identifier: MIT
# needs: openssl
"""Both ends in one thread, with sockets that never wait and select(): much data both ways at once."""
import os
import select
import socket
import ssl

here = os.path.dirname(os.path.abspath(__file__)) + '/'
a, b = [socket.socket(_sock=s) for s in socket.socketpair()]
for s in a, b:
    s.setblocking(False)
context = ssl.SSLContext(ssl.PROTOCOL_SSLv23)
context.load_cert_chain(here + 'server.pem')
server = context.wrap_socket(a, server_side=True, do_handshake_on_connect=False)
client = ssl.SSLContext(ssl.PROTOCOL_SSLv23).wrap_socket(b, do_handshake_on_connect=False)
SIZE = 3000000


class End(object):
    def __init__(self, connection, data):
        self.connection = connection
        self.data = data
        self.received = []
        self.got = 0
        self.shaken = False
        self.wants = {}

    def step(self):
        self.wants = {}
        if not self.shaken:
            if self.attempt('shake', self.connection.do_handshake) is None:
                return
            self.shaken = True
        if self.data:
            # What could not be sent has to be offered again.
            n = self.attempt('write', lambda: self.connection.write(self.data[:50000]))
            if n:
                self.data = self.data[n:]
            elif n is None and 'write' not in self.wants.values():
                raise SystemExit('nothing is wanted')
        if self.got < SIZE:
            data = self.attempt('read', lambda: self.connection.read(20000))
            if data:
                self.received.append(data)
                self.got += len(data)

    def attempt(self, what, f):
        try:
            result = f()
        except ssl.SSLWantReadError:
            self.wants[what] = 'read'
        except ssl.SSLWantWriteError:
            self.wants[what] = 'write'
        else:
            return True if result is None else result

    def over(self):
        return not self.data and self.got == SIZE


ends = [End(server, 'server ' * (SIZE // 7) + 'x' * (SIZE % 7)), End(client, 'client ' * (SIZE // 7) + 'y' * (SIZE % 7))]
while not all(end.over() for end in ends):
    for end in ends:
        if not end.over():
            end.step()
    if all(end.wants for end in ends if not end.over()):
        reading = [end.connection for end in ends if 'read' in end.wants.values()]
        writing = [end.connection for end in ends if 'write' in end.wants.values()]
        if not select.select(reading, writing, [], 0 if len(ends) > 1 else 5) and not reading + writing:
            raise SystemExit('stuck')
for end in ends:
    text = ''.join(end.received)
    print len(text), text[:14], text[-3:], text.count('server'), text.count('client')
try:
    client.recv(1)
except ssl.SSLError as e:
    print type(e).__name__, str(e)[:37]
