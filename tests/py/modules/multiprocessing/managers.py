# A manager that is served by a thread of this process: proxies, what they pass on, and the key.
import gc, threading
from multiprocessing import AuthenticationError
from multiprocessing.managers import BaseManager, SyncManager, IteratorProxy, RemoteError, Token

class Sensor(object):
    def __init__(self, value=1):
        self.value = value
    def read(self):
        return self.value
    def _hidden(self):
        return 'hidden'
    def fail(self):
        raise ValueError('failed')
    def function(self):
        return lambda: 1

class Manager(SyncManager):
    pass

Manager.register('Sensor', Sensor)
Manager.register('Open', Sensor, exposed=('read', '_hidden'))
Manager.register('numbers', lambda: iter([1, 2]), proxytype=IteratorProxy)

def tell(function, *args):
    try:
        print function(*args)
    except Exception as e:
        print type(e).__name__, str(e).strip().splitlines()[-2:] if isinstance(e, RemoteError) else e

manager = Manager(('127.0.0.1', 0), authkey='key')
tell(manager.Sensor)
server = manager.get_server()
thread = threading.Thread(target=server.serve_forever)
thread.daemon = True
thread.start()
tell(BaseManager(server.address, authkey='other').connect)
manager = Manager(server.address, authkey='key')
manager.connect()
sensor = manager.Sensor(5)
print type(sensor).__name__, sensor.read(), sensor._exposed_
tell(lambda: sensor._hidden)
tell(sensor.fail)
tell(sensor.function)
tell(sensor._callmethod, 'missing')
print manager.Open()._hidden(), list(manager.numbers())
l = manager.list([3, 1])
l += [2]
l.append(5)
l.sort()
print l, len(l), l[1:3], 5 in l, repr(l)[:38]
d = manager.dict(a=1)
d['b'] = 2
print sorted(d.items()), d.get('x'), len(d), d.copy() == {'a': 1, 'b': 2}
tell(lambda: d['missing'])
n = manager.Namespace(x=1)
n.y = [2]
print n, n.y
tell(lambda: n.z)
v = manager.Value('i', 3)
v.value += 1
print v, v.value, manager.Array('i', [1, 2])
q = manager.Queue()
q.put('item')
print q.get(), q.empty()
with manager.Lock() as got:
    print got
event = manager.Event()
event.set()
print event.is_set(), event.wait(1)
gc.collect()
count = manager._number_of_objects()
other = manager.dict()
print manager._number_of_objects() - count
del other
print manager._number_of_objects() - count, Token('t', 'a', '1')
