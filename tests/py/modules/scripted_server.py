# helper
# Servers for tests of clients, on ports of their own.
import socket
import threading


class ScriptedServer(threading.Thread):
    """Serves one client: talk(connection) of the subclass. `got` is for what the client sends."""

    def __init__(self, script):
        threading.Thread.__init__(self)
        self.listener = socket.socket()
        self.listener.bind(('127.0.0.1', 0))
        self.listener.listen(1)
        self.port = self.listener.getsockname()[1]
        self.script = script
        self.got = []
        self.setDaemon(True)
        self.start()

    def run(self):
        conn = self.listener.accept()[0]
        self.listener.close()
        self.talk(conn)
        conn.close()


def serve_http(answers, requests):
    """Sends an answer to each connection, one after the other, and notes the requests. The port, as a text."""
    listener = socket.socket()
    listener.bind(('127.0.0.1', 0))
    listener.listen(5)
    port = str(listener.getsockname()[1])

    def run():
        for answer in answers:
            connection = listener.accept()[0]
            data = ''
            while '\r\n\r\n' not in data:
                part = connection.recv(65536)
                if not part:
                    break
                data += part
            requests.append(data.replace(port, 'PORT'))
            connection.sendall(answer)
            connection.close()

    thread = threading.Thread(target=run)
    thread.setDaemon(1)
    thread.start()
    return port
