# Whatever waits deep inside something else parks the calling thread only: the others go on meanwhile. The order of events
# proves it: nobody lets the waiting thread go on before another thread has run.
import os, socket, sys, thread

def beside(what, release):
    "Runs what() in this thread; another thread calls release() as soon as what() waits."
    order = []
    def other():
        order.append("other thread")
        release()
    thread.start_new_thread(other, ())
    order.append(what())
    return order

def pipe_reader():
    r, w = os.pipe()
    return r, lambda: os.write(w, "x")

# print to a slow pipe: more than it holds
r, w = os.pipe()
out = os.fdopen(w, "w")
total = []
drained = thread.allocate_lock()
drained.acquire()
def drain():
    while sum(total) < 300000:
        total.append(len(os.read(r, 65536)))
    drained.release()
def printing():
    print >> out, "x" * 299999
    out.flush()
    return "printed"
print beside(printing, drain)  # expect: ['other thread', 'printed']
drained.acquire()
print sum(total)  # expect: 300000

# a generator that waits
r, release = pipe_reader()
def items():
    yield 1
    os.read(r, 1)
    yield 2
print beside(lambda: list(items()), release)  # expect: ['other thread', [1, 2]]

# __getattr__ that reads a socket
a, b = socket.socketpair()
class Remote(object):
    def __getattr__(self, name):
        return name + a.recv(10)
print beside(lambda: Remote().answer, lambda: b.send("!"))  # expect: ['other thread', 'answer!']

# a sort key that waits
r, release = pipe_reader()
def key(x):
    if x == 2:
        os.read(r, 1)
    return -x
print beside(lambda: sorted([1, 2, 3], key=key), release)  # expect: ['other thread', [3, 2, 1]]

# a comparison inside a dict lookup that waits
r, release = pipe_reader()
class Slow(object):
    def __hash__(self):
        return 1
    def __eq__(self, other):
        os.read(r, 1)
        return True
print beside(lambda: {Slow(): "found"}[Slow()], release)  # expect: ['other thread', 'found']

# an import that waits
r, release = pipe_reader()
class Finder(object):
    def find_module(self, name, path=None):
        if name == "made_slowly":
            return self
    def load_module(self, name):
        os.read(r, 1)
        return sys.modules.setdefault(name, type(sys)(name))
sys.meta_path.append(Finder())
def importing():
    import made_slowly
    return made_slowly.__name__
print beside(importing, release)  # expect: ['other thread', 'made_slowly']

# reading lines of a pipe, and of a child process
r, w = os.pipe()
lines = os.fdopen(r)
print beside(lines.readline, lambda: os.write(w, "line\n"))  # expect: ['other thread', 'line\n']
r, w = os.pipe()
child = os.popen("read x </dev/fd/%d; echo $x" % r)
print beside(child.read, lambda: os.write(w, "from child\n"))  # expect: ['other thread', 'from child\n']

# waiting for a child
r, w = os.pipe()
print beside(lambda: os.system("read x </dev/fd/%d" % r), lambda: os.write(w, "\n"))  # expect: ['other thread', 0]
