# SPDX-License-Identifier: MIT
# needs: openssl
"""Clients and servers: what they tell of each other, verification, names, protocols, ends."""
import os
import re
import socket
import ssl
import threading

here = os.path.dirname(os.path.abspath(__file__)) + '/'


def told(e):
    return type(e).__name__, re.sub(r' \(_ssl\.c:\d+\)', '', str(e))


def serve(listener, context, said):
    raw, _ = listener.accept()
    try:
        c = context.wrap_socket(raw, server_side=True)
        said.append((c.version(), c.selected_alpn_protocol(), c.getpeercert()))
        while True:
            data = c.recv(3000)
            if not data:
                break
            if data == 'END':
                raw = c.unwrap()
                said.append(raw.recv(10))
                raw.sendall('plain again')
                break
            c.sendall(data.upper())
        said.append('over')
        c.close()
    except (ssl.SSLError, socket.error) as e:
        # CPython does not know some errors of OpenSSL 3; how a connection ends that nobody says goodbye on is chance.
        over = [end for end in ('unexpected eof', 'reset by peer', 'Broken pipe') if end in str(e)]
        said.append('over' if over else re.sub(r'\[SSL: \w+\] (callback)', r'\1', told(e)[1]))
    raw.close()


def run(talk, cert='server.pem', configure=None, **client):
    listener = socket.socket()
    listener.bind(('127.0.0.1', 0))
    listener.listen(1)
    context = ssl.SSLContext(ssl.PROTOCOL_SSLv23)
    context.load_cert_chain(here + cert)
    if configure is not None:
        configure(context)
    said = []
    server = threading.Thread(target=serve, args=(listener, context, said))
    server.start()
    name = client.pop('server_hostname', None)
    ours = ssl.create_default_context(cafile=here + 'authority.pem') if client.pop('verified', True) else \
        ssl.SSLContext(ssl.PROTOCOL_SSLv23)
    for key, value in client.items():
        getattr(ours, key)(value) if callable(getattr(ours, key)) else setattr(ours, key, value)
    sock = socket.create_connection(listener.getsockname())
    try:
        c = ours.wrap_socket(sock, server_hostname=name)
        talk(c)
        c.close()
    except ValueError as e:
        print told(e)
    except (ssl.SSLError, socket.error) as e:
        print told(e)
    sock.close()
    server.join()
    listener.close()
    print said


def ask(c):
    c.sendall('hello')
    print c.recv(100), c.version() in ('TLSv1.2', 'TLSv1.3'), len(c.cipher()), c.compression(), c.pending()
    print c.getpeercert() and c.getpeercert()['subject'][-1], len(c.getpeercert(True)) > 300, c.selected_alpn_protocol()


def much(c):
    c.sendall('x' * 100000)
    got = 0
    buf = bytearray(5000)
    while got < 100000:
        got += c.recv_into(buf)
    print got, str(buf[:3])
    c.write('ab')
    print c.read(1), c.pending(), c.read()
    f = c.makefile()
    f.write('a line\n')
    f.flush()
    print repr(f.readline())
    c.close()
    f.close()


def end(c):
    c.sendall('END')
    print repr(c.recv(10))
    raw = c.unwrap()
    raw.sendall('hello')
    print raw.recv(100)


def refuse(c):
    for source in ["c.sendto('x', ('a', 1))", "c.recvfrom(1)", "c.recv(1, 2)", "c.send('x', 1)", "c.dup()",
                   "c.get_channel_binding('nix')", "c.settimeout(0.01)", "c.recv(1)", "c.settimeout(0)", "c.recv(1)",
                   "c.read(0)", "c.close()", "c.recv(1)", "c.read()"]:
        try:
            print source, eval(source)
        except Exception as e:
            print source, told(e)


older = ssl.OP_NO_TLSv1_3
run(ask, server_hostname='localhost')
run(ask, server_hostname='a.device.test', options=older)
run(ask, verified=False)
run(much, server_hostname='localhost')
run(end, server_hostname='localhost', options=older)
run(refuse, verified=False, options=older)
run(ask, server_hostname='elsewhere.test')
run(ask, cert='other.pem', server_hostname='localhost', options=older)
run(ask, verified=False, set_alpn_protocols=['x', 'b', 'c'], configure=lambda s: s.set_alpn_protocols(['c', 'b']))
run(ask, verified=False, set_alpn_protocols=['x'], configure=lambda s: s.set_alpn_protocols(['c', 'b']))


def trust_nobody(context):
    context.verify_mode = ssl.CERT_REQUIRED


untrusting = ssl.SSLContext(ssl.PROTOCOL_SSLv23)
run(ask, verified=False, verify_mode=ssl.CERT_REQUIRED, options=older)
run(ask, verified=False, configure=trust_nobody, options=older)


def trust_authority(context):
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(here + 'authority.pem')


def show_other(c):
    ask(c)


run(show_other, verified=False, configure=trust_authority, load_cert_chain=here + 'other.pem')


def choose(context):
    another = ssl.SSLContext(ssl.PROTOCOL_SSLv23)
    another.load_cert_chain(here + 'other.pem')

    def by_name(connection, name, given):
        print name, given is context, type(connection).__name__
        if name == 'other.test':
            connection.context = another
        elif name == 'refused.test':
            return ssl.ALERT_DESCRIPTION_ACCESS_DENIED
    context.set_servername_callback(by_name)


run(ask, server_hostname='other.test', configure=choose)
run(ask, server_hostname='localhost', configure=choose)
run(ask, server_hostname='refused.test', configure=choose)
run(ask, verified=False, configure=choose)
