# SPDX-License-Identifier: MIT
"""More handlers: files that rotate or are watched, sockets, the system's log, mail, HTTP, and buffers. What a handler
needs of other modules is imported when it is made."""
import errno
import logging
import os
import re
import socket
import time

DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
DEFAULT_HTTP_LOGGING_PORT = 9022
DEFAULT_SOAP_LOGGING_PORT = 9023
SYSLOG_UDP_PORT = SYSLOG_TCP_PORT = 514

_MIDNIGHT = 24 * 60 * 60


# --- Files

class BaseRotatingHandler(logging.FileHandler):
    """A file that is exchanged at times: a subclass defines shouldRollover(record) and doRollover()."""

    def __init__(self, filename, mode, encoding=None, delay=0):
        logging.FileHandler.__init__(self, filename, mode, encoding, delay)
        self.mode = mode
        self.encoding = encoding

    def emit(self, record):
        try:
            due = self.shouldRollover(record)
            if due:
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except (KeyboardInterrupt, SystemExit):
            raise
        except:
            self.handleError(record)

    def _close_stream(self):
        if self.stream:
            self.stream.close()
            self.stream = None


class RotatingFileHandler(BaseRotatingHandler):
    """When the file would grow to `maxBytes` it is renamed to name.1, the one before to name.2 and so on, up to
    `backupCount`. Without either number nothing rotates."""

    def __init__(self, filename, mode='a', maxBytes=0, backupCount=0, encoding=None, delay=0):
        # Opening for writing would lose what is to be kept.
        if maxBytes > 0:
            mode = 'a'
        BaseRotatingHandler.__init__(self, filename, mode, encoding, delay)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def doRollover(self):
        """Exchanges the file."""
        self._close_stream()
        if self.backupCount > 0:
            names = [self.baseFilename] + ["%s.%d" % (self.baseFilename, n) for n in range(1, self.backupCount + 1)]
            for old, new in reversed(zip(names, names[1:])):
                if os.path.exists(old):
                    if os.path.exists(new):
                        os.remove(new)
                    os.rename(old, new)
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        """Would the record make the file too large?"""
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes > 0:
            text = "%s\n" % self.format(record)
            self.stream.seek(0, 2)
            if self.stream.tell() + len(text) >= self.maxBytes:
                return 1
        return 0


class TimedRotatingFileHandler(BaseRotatingHandler):
    """The file is renamed, with the time at its end, after `interval` units: `when` is S(econds), M(inutes), H(ours),
    D(ays), 'midnight', or W0 (Monday) to W6. Only `backupCount` old files are kept, all if it is 0."""

    # unit -> (seconds, suffix of the old files, pattern of that)
    _units = {'S': (1, "%Y-%m-%d_%H-%M-%S", r"^\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}$"),
              'M': (60, "%Y-%m-%d_%H-%M", r"^\d{4}-\d{2}-\d{2}_\d{2}-\d{2}$"),
              'H': (60 * 60, "%Y-%m-%d_%H", r"^\d{4}-\d{2}-\d{2}_\d{2}$"),
              'D': (_MIDNIGHT, "%Y-%m-%d", r"^\d{4}-\d{2}-\d{2}$"),
              'MIDNIGHT': (_MIDNIGHT, "%Y-%m-%d", r"^\d{4}-\d{2}-\d{2}$"),
              'W': (_MIDNIGHT * 7, "%Y-%m-%d", r"^\d{4}-\d{2}-\d{2}$")}

    def __init__(self, filename, when='h', interval=1, backupCount=0, encoding=None, delay=False, utc=False):
        BaseRotatingHandler.__init__(self, filename, 'a', encoding, delay)
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        unit = self.when
        if unit.startswith('W'):
            if len(unit) != 2:
                raise ValueError("You must specify a day for weekly rollover from 0 to 6 (0 is Monday): %s" % unit)
            if not '0' <= unit[1] <= '6':
                raise ValueError("Invalid day specified for weekly rollover: %s" % unit)
            self.dayOfWeek = int(unit[1])
            unit = 'W'
        if unit not in self._units:
            raise ValueError("Invalid rollover interval specified: %s" % self.when)
        self.interval, self.suffix, self.extMatch = self._units[unit]
        self.extMatch = re.compile(self.extMatch)
        self.interval *= interval
        # The time of an old file counts, so that restarts do not put the change off.
        begin = os.stat(filename).st_mtime if os.path.exists(filename) else time.time()
        self.rolloverAt = self.computeRollover(int(begin))

    def computeRollover(self, currentTime):
        """When to change next, in seconds since 1970."""
        result = currentTime + self.interval
        if self.when != 'MIDNIGHT' and not self.when.startswith('W'):
            return result
        moment = time.gmtime(currentTime) if self.utc else time.localtime(currentTime)
        # At the next midnight ...
        result = currentTime + _MIDNIGHT - ((moment[3] * 60 + moment[4]) * 60 + moment[5])
        if self.when.startswith('W'):
            # ... after the day.
            weekday = moment[6]
            if weekday != self.dayOfWeek:
                wait = (self.dayOfWeek - weekday) % 7
                result += wait * _MIDNIGHT
                if not self.utc:
                    result += self._dst_shift(moment[-1], result)
        return result

    @staticmethod
    def _dst_shift(dst_now, moment):
        # What to add to `moment` if summer time begins or ends before it.
        dst_then = time.localtime(moment)[-1]
        if dst_now == dst_then:
            return 0
        return 3600 if dst_now else -3600

    def shouldRollover(self, record):
        """Is it time?"""
        return 1 if int(time.time()) >= self.rolloverAt else 0

    def getFilesToDelete(self):
        """The oldest files, those beyond `backupCount`."""
        folder, base = os.path.split(self.baseFilename)
        prefix = base + "."
        found = [os.path.join(folder, name) for name in os.listdir(folder)
                 if name.startswith(prefix) and self.extMatch.match(name[len(prefix):])]
        found.sort()
        return found[:max(0, len(found) - self.backupCount)]

    def doRollover(self):
        """Exchanges the file."""
        self._close_stream()
        now = int(time.time())
        dst_now = time.localtime(now)[-1]
        start = self.rolloverAt - self.interval
        if self.utc:
            moment = time.gmtime(start)
        else:
            moment = time.localtime(start)
            if dst_now != moment[-1]:
                moment = time.localtime(start + (3600 if dst_now else -3600))
        name = self.baseFilename + "." + time.strftime(self.suffix, moment)
        if os.path.exists(name):
            os.remove(name)
        if os.path.exists(self.baseFilename):
            os.rename(self.baseFilename, name)
        if self.backupCount > 0:
            for old in self.getFilesToDelete():
                os.remove(old)
        if not self.delay:
            self.stream = self._open()
        following = self.computeRollover(now)
        while following <= now:
            following += self.interval
        if (self.when == 'MIDNIGHT' or self.when.startswith('W')) and not self.utc:
            dst_then = time.localtime(following)[-1]
            if dst_now != dst_then:
                following += -3600 if not dst_now else 3600
        self.rolloverAt = following


class WatchedFileHandler(logging.FileHandler):
    """Opens the file again when another program has moved or removed it."""

    def __init__(self, filename, mode='a', encoding=None, delay=0):
        logging.FileHandler.__init__(self, filename, mode, encoding, delay)
        self.dev = self.ino = -1
        self._statstream()

    def _statstream(self):
        if self.stream:
            info = os.fstat(self.stream.fileno())
            self.dev, self.ino = info.st_dev, info.st_ino

    def emit(self, record):
        try:
            info = os.stat(self.baseFilename)
        except OSError as e:
            if e.errno != errno.ENOENT:
                raise
            info = None
        stream = self.stream
        if stream is not None and (info is None or (info.st_dev, info.st_ino) != (self.dev, self.ino)):
            stream.flush()
            stream.close()
            # If opening fails the next message tries again.
            self.stream = None
            self.stream = self._open()
            self._statstream()
        logging.FileHandler.emit(self, record)


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
            # There may be nobody at the socket yet.
            try:
                self._connect_unixsocket(address)
            except socket.error:
                pass
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
