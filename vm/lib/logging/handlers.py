# SPDX-License-Identifier: MIT
"""More handlers: files that rotate or are watched, sockets, the system's log, mail, HTTP, and buffers. What a handler
needs of other modules is imported when it is made."""
import logging
import os
import socket
import time
from logging._file_handlers import (
    BaseRotatingHandler, RotatingFileHandler, TimedRotatingFileHandler, WatchedFileHandler, errno, re)

DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
DEFAULT_HTTP_LOGGING_PORT = 9022
DEFAULT_SOAP_LOGGING_PORT = 9023
SYSLOG_UDP_PORT = SYSLOG_TCP_PORT = 514


# --- Sockets

class SocketHandler(logging.Handler):
    """Sends records, pickled and with their length in front, over TCP. The connection is made when it is needed; after
    a failure attempts are made at growing intervals."""

    def __init__(self, host, port):
        logging.Handler.__init__(self)
        self.host = host
        self.port = port
        self.sock = None
        self.closeOnError = 0
        self.retryTime = None
        self.retryStart = 1.0
        self.retryMax = 30.0
        self.retryFactor = 2.0

    def makeSocket(self, timeout=1):
        """A connected socket."""
        made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if hasattr(made, 'settimeout'):
            made.settimeout(timeout)
        made.connect((self.host, self.port))
        return made

    def createSocket(self):
        """Tries to connect, if it is time for it."""
        now = time.time()
        if self.retryTime is not None and now < self.retryTime:
            return
        try:
            self.sock = self.makeSocket()
            self.retryTime = None
        except socket.error:
            if self.retryTime is None:
                self.retryPeriod = self.retryStart
            else:
                self.retryPeriod = min(self.retryPeriod * self.retryFactor, self.retryMax)
            self.retryTime = now + self.retryPeriod

    def send(self, s):
        """Sends bytes."""
        if self.sock is None:
            self.createSocket()
        if not self.sock:
            return
        try:
            self.sock.sendall(s)
        except socket.error:
            self.sock.close()
            self.sock = None

    def makePickle(self, record):
        """The bytes for a record. Arguments and exception become text: they might not be known at the other end."""
        import cPickle
        import struct
        if record.exc_info:
            self.format(record)
            record.exc_info, info = None, record.exc_info
        else:
            info = record.exc_info
        attributes = dict(record.__dict__, msg=record.getMessage(), args=None, exc_info=None)
        record.exc_info = info
        data = cPickle.dumps(attributes, 1)
        return struct.pack(">L", len(data)) + data

    def handleError(self, record):
        if self.closeOnError and self.sock:
            self.sock.close()
            self.sock = None
        else:
            logging.Handler.handleError(self, record)

    def emit(self, record):
        try:
            self.send(self.makePickle(record))
        except (KeyboardInterrupt, SystemExit):
            raise
        except:
            self.handleError(record)

    def close(self):
        self.acquire()
        try:
            sock, self.sock = self.sock, None
            if sock:
                sock.close()
        finally:
            self.release()
        logging.Handler.close(self)


class DatagramHandler(SocketHandler):
    """Sends records over UDP."""

    def __init__(self, host, port):
        SocketHandler.__init__(self, host, port)
        self.closeOnError = 0

    def makeSocket(self):
        """A socket."""
        return socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def send(self, s):
        """Sends bytes."""
        if self.sock is None:
            self.createSocket()
        self.sock.sendto(s, (self.host, self.port))


class SysLogHandler(logging.Handler):
    """Sends messages to a syslog: `address` is (host, port) or the path of a socket; `facility` a number or name."""

    (LOG_EMERG, LOG_ALERT, LOG_CRIT, LOG_ERR, LOG_WARNING, LOG_NOTICE, LOG_INFO, LOG_DEBUG) = range(8)

    (LOG_KERN, LOG_USER, LOG_MAIL, LOG_DAEMON, LOG_AUTH, LOG_SYSLOG, LOG_LPR, LOG_NEWS, LOG_UUCP, LOG_CRON,
     LOG_AUTHPRIV, LOG_FTP) = range(12)
    (LOG_LOCAL0, LOG_LOCAL1, LOG_LOCAL2, LOG_LOCAL3, LOG_LOCAL4, LOG_LOCAL5, LOG_LOCAL6, LOG_LOCAL7) = range(16, 24)

    priority_names = {"alert": LOG_ALERT, "crit": LOG_CRIT, "critical": LOG_CRIT, "debug": LOG_DEBUG,
                      "emerg": LOG_EMERG, "err": LOG_ERR, "error": LOG_ERR, "info": LOG_INFO, "notice": LOG_NOTICE,
                      "panic": LOG_EMERG, "warn": LOG_WARNING, "warning": LOG_WARNING}

    facility_names = {"auth": LOG_AUTH, "authpriv": LOG_AUTHPRIV, "cron": LOG_CRON, "daemon": LOG_DAEMON,
                      "ftp": LOG_FTP, "kern": LOG_KERN, "lpr": LOG_LPR, "mail": LOG_MAIL, "news": LOG_NEWS,
                      "security": LOG_AUTH, "syslog": LOG_SYSLOG, "user": LOG_USER, "uucp": LOG_UUCP,
                      "local0": LOG_LOCAL0, "local1": LOG_LOCAL1, "local2": LOG_LOCAL2, "local3": LOG_LOCAL3,
                      "local4": LOG_LOCAL4, "local5": LOG_LOCAL5, "local6": LOG_LOCAL6, "local7": LOG_LOCAL7}

    # Names of levels; others are warnings.
    priority_map = {"DEBUG": "debug", "INFO": "info", "WARNING": "warning", "ERROR": "error",
                    "CRITICAL": "critical"}

    log_format_string = '<%d>%s\000'

    def __init__(self, address=('localhost', SYSLOG_UDP_PORT), facility=LOG_USER, socktype=None):
        logging.Handler.__init__(self)
        self.address = address
        self.facility = facility
        self.socktype = socktype
        self.unixsocket = isinstance(address, basestring)
        if self.unixsocket:
            self._connect_unixsocket(address)
            return
        if socktype is None:
            socktype = socket.SOCK_DGRAM
        host, port = address
        failure = socket.error("getaddrinfo returns an empty list")
        self.socket = None
        for family, kind, protocol, _, place in socket.getaddrinfo(host, port, 0, socktype):
            made = None
            try:
                made = socket.socket(family, kind, protocol)
                if socktype == socket.SOCK_STREAM:
                    made.connect(place)
                self.socket = made
                break
            except socket.error as e:
                failure = e
                if made is not None:
                    made.close()
        if self.socket is None:
            raise failure
        self.socktype = socktype

    def _connect_unixsocket(self, address):
        # As a datagram socket, or if that does not work and nothing was asked for, as a stream.
        for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM) if self.socktype is None else (self.socktype,):
            self.socket = socket.socket(socket.AF_UNIX, kind)
            try:
                self.socket.connect(address)
                self.socktype = kind
                return
            except socket.error as e:
                self.socket.close()
                failure = e
        raise failure

    def encodePriority(self, facility, priority):
        """The number of facility and priority, each a number or name."""
        known = (facility, self.facility_names), (priority, self.priority_names)
        facility, priority = [names[value] if isinstance(value, basestring) else value for value, names in known]
        return facility << 3 | priority

    def close(self):
        self.acquire()
        try:
            if self.unixsocket or self.socket:
                self.socket.close()
        finally:
            self.release()
        logging.Handler.close(self)

    def mapPriority(self, levelName):
        """The name of the priority for the name of a level."""
        return self.priority_map.get(levelName, "warning")

    def emit(self, record):
        try:
            text = self.format(record) + '\000'
            priority = '<%d>' % self.encodePriority(self.facility, self.mapPriority(record.levelname))
            if type(text) is unicode:
                text = text.encode('utf-8')
            data = priority + text
            if self.unixsocket:
                try:
                    self.socket.send(data)
                except socket.error:
                    self.socket.close()
                    self._connect_unixsocket(self.address)
                    self.socket.send(data)
            elif self.socktype == socket.SOCK_DGRAM:
                self.socket.sendto(data, self.address)
            else:
                self.socket.sendall(data)
        except (KeyboardInterrupt, SystemExit):
            raise
        except:
            self.handleError(record)


# --- Others

class SMTPHandler(logging.Handler):
    """Sends each message as mail. mailhost: host or (host, port). credentials: (user, password). secure: a tuple of
    arguments for starttls()."""

    def __init__(self, mailhost, fromaddr, toaddrs, subject, credentials=None, secure=None):
        logging.Handler.__init__(self)
        self.mailhost, self.mailport = mailhost if isinstance(mailhost, (list, tuple)) else (mailhost, None)
        self.username = None
        if isinstance(credentials, (list, tuple)):
            self.username, self.password = credentials
        else:
            self.username = credentials
        self.fromaddr = fromaddr
        self.toaddrs = [toaddrs] if isinstance(toaddrs, basestring) else toaddrs
        self.subject = subject
        self.secure = secure
        self._timeout = 5.0

    def getSubject(self, record):
        """The subject of the mail; a subclass may choose it."""
        return self.subject

    def emit(self, record):
        try:
            import smtplib
            from email.utils import formatdate
            server = smtplib.SMTP(self.mailhost, self.mailport or smtplib.SMTP_PORT, timeout=self._timeout)
            text = "From: %s\r\nTo: %s\r\nSubject: %s\r\nDate: %s\r\n\r\n%s" % (
                self.fromaddr, ",".join(self.toaddrs), self.getSubject(record), formatdate(), self.format(record))
            if self.username:
                if self.secure is not None:
                    server.ehlo()
                    server.starttls(*self.secure)
                    server.ehlo()
                server.login(self.username, self.password)
            server.sendmail(self.fromaddr, self.toaddrs, text)
            server.quit()
        except (KeyboardInterrupt, SystemExit):
            raise
        except:
            self.handleError(record)


class NTEventLogHandler(logging.Handler):
    """Writes to the event log of Windows; elsewhere it says that it cannot, and does nothing."""

    def __init__(self, appname, dllname=None, logtype="Application"):
        logging.Handler.__init__(self)
        self.appname = appname
        self.dllname = dllname
        self.logtype = logtype
        self._welu = None
        try:
            import win32evtlogutil
            import win32evtlog
        except ImportError:
            print ("The Python Win32 extensions for NT (service, event logging) appear not to be available.")
            return
        self._welu = win32evtlogutil
        if not dllname:
            folder = os.path.split(os.path.split(win32evtlogutil.__file__)[0])[0]
            self.dllname = os.path.join(folder, r'win32service.pyd')
        win32evtlogutil.AddSourceToRegistry(appname, self.dllname, logtype)
        self.deftype = win32evtlog.EVENTLOG_ERROR_TYPE
        self.typemap = {logging.DEBUG: win32evtlog.EVENTLOG_INFORMATION_TYPE,
                        logging.INFO: win32evtlog.EVENTLOG_INFORMATION_TYPE,
                        logging.WARNING: win32evtlog.EVENTLOG_WARNING_TYPE,
                        logging.ERROR: win32evtlog.EVENTLOG_ERROR_TYPE,
                        logging.CRITICAL: win32evtlog.EVENTLOG_ERROR_TYPE}

    def getMessageID(self, record):
        return 1

    def getEventCategory(self, record):
        return 0

    def getEventType(self, record):
        return self.typemap.get(record.levelno, self.deftype)

    def emit(self, record):
        if not self._welu:
            return
        try:
            self._welu.ReportEvent(self.appname, self.getMessageID(record), self.getEventCategory(record),
                                   self.getEventType(record), [self.format(record)])
        except (KeyboardInterrupt, SystemExit):
            raise
        except:
            self.handleError(record)

    def close(self):
        logging.Handler.close(self)


class HTTPHandler(logging.Handler):
    """Sends each record to a web server, by GET or POST."""

    def __init__(self, host, url, method="GET"):
        logging.Handler.__init__(self)
        method = method.upper()
        if method not in ("GET", "POST"):
            raise ValueError("method must be GET or POST")
        self.host = host
        self.url = url
        self.method = method

    def mapLogRecord(self, record):
        """The values to send; a subclass may choose."""
        return record.__dict__

    def emit(self, record):
        try:
            import httplib
            import urllib
            connection = httplib.HTTP(self.host)
            url = self.url
            data = urllib.urlencode(self.mapLogRecord(record))
            if self.method == "GET":
                url += '%c%s' % ('&' if '?' in url else '?', data)
            connection.putrequest(self.method, url)
            connection.putheader("Host", self.host.partition(":")[0])
            if self.method == "POST":
                connection.putheader("Content-type", "application/x-www-form-urlencoded")
                connection.putheader("Content-length", str(len(data)))
            connection.endheaders(data if self.method == "POST" else None)
            connection.getreply()
        except (KeyboardInterrupt, SystemExit):
            raise
        except:
            self.handleError(record)


class BufferingHandler(logging.Handler):
    """Keeps records, up to `capacity`; a subclass defines what flush() does with them."""

    def __init__(self, capacity):
        logging.Handler.__init__(self)
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        """Is it full?"""
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.acquire()
        try:
            self.buffer = []
        finally:
            self.release()

    def close(self):
        try:
            self.flush()
        finally:
            logging.Handler.close(self)


class MemoryHandler(BufferingHandler):
    """Gives the records to another handler (`target`) when it is full or one of `flushLevel` or higher comes."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None):
        BufferingHandler.__init__(self, capacity)
        self.flushLevel = flushLevel
        self.target = target

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        """Sets the handler."""
        self.target = target

    def flush(self):
        self.acquire()
        try:
            if not self.target:
                return
            for record in self.buffer:
                self.target.handle(record)
            self.buffer = []
        finally:
            self.release()

    def close(self):
        try:
            self.flush()
        finally:
            self.acquire()
            try:
                self.target = None
                BufferingHandler.close(self)
            finally:
                self.release()
