# SPDX-License-Identifier: MIT
"""Servers over sockets: the interface of Python 2.7's module of this name.

A server class says how connections come (TCPServer, UDPServer and the two for UNIX sockets), a mix-in where each is
handled (here, in a thread, in a process), a handler class what is done with it.
"""
__version__ = "0.4"

import errno
import os
import select
import socket
import sys

try:
    import threading
except ImportError:
    import dummy_threading as threading

__all__ = ["TCPServer", "UDPServer", "ForkingUDPServer", "ForkingTCPServer", "ThreadingUDPServer",
           "ThreadingTCPServer", "BaseRequestHandler", "StreamRequestHandler", "DatagramRequestHandler",
           "ThreadingMixIn", "ForkingMixIn"]
if hasattr(socket, "AF_UNIX"):
    __all__.extend(["UnixStreamServer", "UnixDatagramServer", "ThreadingUnixStreamServer",
                    "ThreadingUnixDatagramServer"])


def _eintr_retry(func, *args):
    """Calls again what a signal interrupted."""
    while True:
        try:
            return func(*args)
        except (OSError, select.error) as e:
            if e.args[0] != errno.EINTR:
                raise


class BaseServer:
    """What all servers have in common.

    Subclasses give get_request() and, for serve_forever() and handle_request(), fileno(). The other methods may be
    overridden to change a step: verify_request, process_request, finish_request, shutdown_request, handle_error,
    handle_timeout, server_bind, server_activate, service_actions."""

    timeout = None

    def __init__(self, server_address, RequestHandlerClass):
        self.server_address = server_address
        self.RequestHandlerClass = RequestHandlerClass
        self.__stopped = threading.Event()
        self.__stop = False

    def server_activate(self):
        """Called by the constructor once the server has its address."""

    def serve_forever(self, poll_interval=0.5):
        """Handles requests until shutdown() is called from another thread; looks for that every poll_interval seconds."""
        self.__stopped.clear()
        try:
            while not self.__stop:
                ready = _eintr_retry(select.select, [self], [], [], poll_interval)[0]
                if self.__stop:
                    break
                if self in ready:
                    self._handle_request_noblock()
        finally:
            self.__stop = False
            self.__stopped.set()

    def shutdown(self):
        """Ends serve_forever() and waits until it has ended. To be called from another thread than that one."""
        self.__stop = True
        self.__stopped.wait()

    def handle_request(self):
        """Waits for one request and handles it; handle_timeout() is called when none came in `timeout` seconds."""
        limits = [limit for limit in (self.socket.gettimeout(), self.timeout) if limit is not None]
        ready = _eintr_retry(select.select, [self], [], [], min(limits) if limits else None)[0]
        if ready:
            self._handle_request_noblock()
        else:
            self.handle_timeout()

    def _handle_request_noblock(self):
        try:
            request, client_address = self.get_request()
        except socket.error:
            return
        try:
            accepted = self.verify_request(request, client_address)
            if accepted:
                self.process_request(request, client_address)
        except:
            self.handle_error(request, client_address)
            self.shutdown_request(request)
        else:
            if not accepted:
                self.shutdown_request(request)

    def handle_timeout(self):
        """Called by handle_request() when its time is over."""

    def verify_request(self, request, client_address):
        """Whether to handle a request."""
        return True

    def process_request(self, request, client_address):
        """Handles a request; the mix-ins do this elsewhere."""
        self.finish_request(request, client_address)
        self.shutdown_request(request)

    def server_close(self):
        """Frees what the server holds."""

    def finish_request(self, request, client_address):
        """Makes the handler, which does its work in the constructor."""
        self.RequestHandlerClass(request, client_address, self)

    def shutdown_request(self, request):
        """Called at the end of each request."""
        self.close_request(request)

    def close_request(self, request):
        """Frees what a request holds."""

    def handle_error(self, request, client_address):
        """Reports an exception of a handler; the server goes on."""
        import traceback
        line = "-" * 40
        print line
        print "Exception happened during processing of request from", client_address
        traceback.print_exc()
        print line


class TCPServer(BaseServer):
    """A server of connections. The constructor binds and listens unless bind_and_activate is false."""

    address_family = socket.AF_INET
    socket_type = socket.SOCK_STREAM
    request_queue_size = 5
    allow_reuse_address = False

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
        BaseServer.__init__(self, server_address, RequestHandlerClass)
        self.socket = socket.socket(self.address_family, self.socket_type)
        if not bind_and_activate:
            return
        try:
            self.server_bind()
            self.server_activate()
        except:
            self.server_close()
            raise

    def server_bind(self):
        """Gives the socket its address; server_address is the one it really got."""
        if self.allow_reuse_address:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def server_activate(self):
        self.socket.listen(self.request_queue_size)

    def server_close(self):
        self.socket.close()

    def fileno(self):
        """The descriptor, for select()."""
        return self.socket.fileno()

    def get_request(self):
        """The next connection and who made it."""
        return self.socket.accept()

    def shutdown_request(self, request):
        try:
            # The client sees the end even if somebody else still holds the socket.
            request.shutdown(socket.SHUT_WR)
        except socket.error:
            pass  # it was not connected any more
        self.close_request(request)

    def close_request(self, request):
        request.close()


class UDPServer(TCPServer):
    """A server of datagrams: a request is the pair (data, socket)."""

    socket_type = socket.SOCK_DGRAM
    allow_reuse_address = False
    max_packet_size = 8192

    def get_request(self):
        data, client_address = self.socket.recvfrom(self.max_packet_size)
        return (data, self.socket), client_address

    def server_activate(self):
        pass

    def shutdown_request(self, request):
        self.close_request(request)

    def close_request(self, request):
        pass


class ForkingMixIn:
    """Handles each request in a process of its own, where os.fork exists."""

    timeout = 300
    active_children = None
    max_children = 40

    def collect_children(self):
        """Collects the children that have ended; waits while there are too many."""
        children = self.active_children
        if children is None:
            return
        while len(children) >= self.max_children:
            try:
                pid, _ = os.waitpid(-1, 0)
                children.discard(pid)
            except OSError as e:
                if e.errno == errno.ECHILD:
                    children.clear()
                elif e.errno != errno.EINTR:
                    break
        for pid in children.copy():
            try:
                found, _ = os.waitpid(pid, os.WNOHANG)
                children.discard(found)
            except OSError as e:
                if e.errno == errno.ECHILD:
                    children.discard(pid)

    def handle_timeout(self):
        self.collect_children()

    def process_request(self, request, client_address):
        self.collect_children()
        child = os.fork()
        if child:
            children = self.active_children
            if children is None:
                children = self.active_children = set()
            children.add(child)
            self.close_request(request)
            return
        status = 1
        try:
            try:
                self.finish_request(request, client_address)
                self.shutdown_request(request)
                status = 0
            except:
                self.handle_error(request, client_address)
                self.shutdown_request(request)
        finally:
            os._exit(status)


class ThreadingMixIn:
    """Handles each request in a thread of its own."""

    daemon_threads = False  # whether the program may end while requests are handled

    def process_request_thread(self, request, client_address):
        try:
            self.finish_request(request, client_address)
            self.shutdown_request(request)
        except:
            self.handle_error(request, client_address)
            self.shutdown_request(request)

    def process_request(self, request, client_address):
        worker = threading.Thread(target=self.process_request_thread, args=(request, client_address))
        worker.daemon = self.daemon_threads
        worker.start()


class ForkingUDPServer(ForkingMixIn, UDPServer):
    pass


class ForkingTCPServer(ForkingMixIn, TCPServer):
    pass


class ThreadingUDPServer(ThreadingMixIn, UDPServer):
    pass


class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    pass


if hasattr(socket, "AF_UNIX"):

    class UnixStreamServer(TCPServer):
        address_family = socket.AF_UNIX

    class UnixDatagramServer(UDPServer):
        address_family = socket.AF_UNIX

    class ThreadingUnixStreamServer(ThreadingMixIn, UnixStreamServer):
        pass

    class ThreadingUnixDatagramServer(ThreadingMixIn, UnixDatagramServer):
        pass


class BaseRequestHandler:
    """Handles one request, all of it in the constructor: setup(), handle(), finish(). Subclasses override these."""

    def __init__(self, request, client_address, server):
        self.request = request
        self.client_address = client_address
        self.server = server
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()

    def setup(self):
        pass

    def handle(self):
        pass

    def finish(self):
        pass


class StreamRequestHandler(BaseRequestHandler):
    """A handler with the files rfile and wfile over the connection."""

    timeout = None
    rbufsize, wbufsize = -1, 0
    disable_nagle_algorithm = False

    def setup(self):
        connection = self.connection = self.request
        if self.timeout is not None:
            connection.settimeout(self.timeout)
        if self.disable_nagle_algorithm:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.rfile = connection.makefile("rb", self.rbufsize)
        self.wfile = connection.makefile("wb", self.wbufsize)

    def finish(self):
        try:
            if not self.wfile.closed:
                self.wfile.flush()
        except socket.error:
            pass  # the other end is gone
        for f in (self.wfile, self.rfile):
            f.close()


class DatagramRequestHandler(BaseRequestHandler):
    """A handler with the datagram in the file rfile; what it writes to wfile is sent back as one datagram."""

    def setup(self):
        try:
            from cStringIO import StringIO
        except ImportError:
            from StringIO import StringIO
        self.packet, self.socket = self.request
        self.rfile = StringIO(self.packet)
        self.wfile = StringIO()

    def finish(self):
        self.socket.sendto(self.wfile.getvalue(), self.client_address)
