# SysLogHandler on a Unix socket: an error when nobody is there; datagrams, or a stream where there are none.
import logging
import logging.handlers
import os
import shutil
import socket
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, 'log')
try:
    logging.handlers.SysLogHandler(address=path)
except socket.error as e:
    print e  # expect: [Errno 2] No such file or directory

for kind in socket.SOCK_DGRAM, socket.SOCK_STREAM:
    listening = socket.socket(socket.AF_UNIX, kind)
    listening.bind(path)
    if kind == socket.SOCK_STREAM:
        listening.listen(1)
    handler = logging.handlers.SysLogHandler(address=path, facility='daemon')
    print handler.socktype == kind
    log = logging.getLogger('device')
    log.addHandler(handler)
    log.warning(u'temperature %d', 21)
    end = listening.accept()[0] if kind == socket.SOCK_STREAM else listening
    print repr(end.recv(100))
    # expect: True
    # expect: '<28>temperature 21\x00'
    # expect: True
    # expect: '<28>temperature 21\x00'
    log.removeHandler(handler)
    handler.close()
    end.close()
    listening.close()
    os.unlink(path)
shutil.rmtree(folder)
