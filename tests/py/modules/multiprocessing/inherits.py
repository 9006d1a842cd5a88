# process: a process starts sys.executable
# A process begins with the program as it is at start(), though nothing runs a second time: no guard of __name__ here.
import abc
import collections
import ctypes
import decimal
import functools
import gettext
import logging
import operator
import os
import re
import signal
import socket
import sys
import threading
import weakref
from multiprocessing import Process, Queue, Value, current_process

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format='%(levelname)s %(name)s %(message)s')
log = logging.getLogger('device')
Point = collections.namedtuple('Point', 'x y')

class Base(object):
    __slots__ = ('a',)

class Registering(type):
    made = []
    def __new__(meta, name, bases, namespace):
        meta.made.append(name)
        return type.__new__(meta, name, bases, namespace)

class Sensor(Base):
    "A sensor."
    __metaclass__ = Registering
    known = {}
    def __init__(self, name):
        self.a = 3
        self.name = name
        self.lock = threading.Lock()
        self.known[name] = self
    shown = property(lambda self: '<%s %s>' % (self.name, self.a))
    plus = staticmethod(lambda x: x + 1)
    title = classmethod(lambda cls: cls.__name__)

class Old:
    z = 3

class Abstract(object):
    __metaclass__ = abc.ABCMeta
    @abc.abstractmethod
    def f(self):
        pass
Abstract.register(int)

class Color(object):
    def __init__(self, name):
        self.name = name
    def __reduce__(self):
        return unpickled, (self.name,)
    def __getattr__(self, name):
        return unpickled(name)
def unpickled(name):
    raise AttributeError(name)
Color.red = Color('red')

class Message(ctypes.Structure):
    _fields_ = [('code', ctypes.c_int), ('text', ctypes.c_char * 4)]

libc = ctypes.CDLL(None)
labs = libc.labs
labs.restype = ctypes.c_long
config = {'rate': 10}
config['self'] = config
sensors = [Sensor('s1'), Sensor('s2')]
old = Old()
old.z = 9
pattern = re.compile('a(b+)')
double = lambda x, k=2: x * k
partial = functools.partial(double, k=5)
second, x_of = operator.itemgetter(1), operator.attrgetter('x')
def counter():
    n = [0]
    def count():
        n[0] += 1
        return n[0]
    return count
count = counter()
count()
table = collections.defaultdict(lambda: 'default', q=1)
event = threading.Event()
event.set()
local = threading.local()
local.value = 5
generator = (i for i in range(3))
weak = weakref.ref(sensors[0])
message = Message(5, 'ab')
lines = open(os.path.abspath(__file__))
lines.readline()
here, there = socket.socketpair()
reading, writing = os.pipe()
decimal.getcontext().prec = 5
gettext.install('none')
signal.signal(signal.SIGUSR1, lambda *args: sys.stdout.write('signal\n'))
def decorated(f):
    @functools.wraps(f)
    def wrapper(*args):
        return 'decorated', f(*args)
    return wrapper
@decorated
def function(x):
    return x
sys.stdout.write('begin ')

def child(queue, value):
    config['rate'] += value.value
    value.value = 7
    print config['rate'], config['self'] is config, weak() is sensors[0], Sensor.known['s1'] is sensors[0]
    print sensors[0].shown, Sensor.plus(1), Sensor.title(), Sensor.__doc__, Registering.made, sensors[0].lock.locked()
    print old.z, pattern.match('abb').group(1), double(3), partial(3), second([1, 2]), x_of(Point(7, 8)), count()
    print table['z'], event.is_set(), local.value, isinstance(3, Abstract), Color.red.name
    print labs(-5), message.code, message.text, Message(1, 'z').text, function(4), _('text')
    print repr(lines.readline()[:9]), there.send('sent'), os.write(writing, 'written'), decimal.getcontext().prec
    log.info('from %s', current_process().name)
    os.kill(os.getpid(), signal.SIGUSR1)
    print __name__, child.func_globals is globals(), sys.modules['__main__'].child is child
    print [t.name for t in threading.enumerate()]
    sys.stdout.flush()
    queue.put(Point(1, config['rate']))

queue = Queue()
value = Value('i', 1)
process = Process(target=child, args=(queue, value))
process.start()
print queue.get()
process.join()
print process.exitcode, config['rate'], value.value, here.recv(9), os.read(reading, 9), count()
