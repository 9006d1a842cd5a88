# inst_persistent_id is asked only for objects that would be reduced; persistent_id is asked for everything.
import cPickle
import StringIO


class Old:
    pass


class New(object):
    pass


def dump(v, protocol, ask, ask_all=None):
    f = StringIO.StringIO()
    p = cPickle.Pickler(f, protocol)
    p.inst_persistent_id = ask
    if ask_all is not None:
        p.persistent_id = ask_all
    try:
        p.dump(v)
    except Exception as e:
        return type(e).__name__, str(e)
    u = cPickle.Unpickler(StringIO.StringIO(f.getvalue()))
    u.persistent_load = lambda name: "<%s>" % name
    return u.load()


asked = []


def name(v):
    asked.append(type(v).__name__)
    return "name"


for protocol in 0, 1, 2:
    print dump([1, "a", u"a", (), {1: 2}, None, 1.5, 2L ** 70], protocol, name), asked
    # expect: [1, 'a', u'a', (), {1: 2}, None, 1.5, 1180591620717411303424L] []
    # expect: [1, 'a', u'a', (), {1: 2}, None, 1.5, 1180591620717411303424L] []
    # expect: [1, 'a', u'a', (), {1: 2}, None, 1.5, 1180591620717411303424L] []
print dump([New, Old, len, int], 1, name) == [New, Old, len, int], asked  # expect: True []
print dump(Old(), 1, name).__class__ is Old, asked  # expect: True []
print dump([New(), set()], 2, name), asked  # expect: ['<name>', '<name>'] ['New', 'set']
print dump(New(), 2, lambda v: None).__class__ is New  # expect: True
print dump(New(), 1, lambda v: 5)  # expect: <5>
print dump(New(), 0, lambda v: 5)  # expect: ('PicklingError', 'persistent id must be string')
print dump(New(), 0, lambda v: 1 / 0)  # expect: ('ZeroDivisionError', 'integer division or modulo by zero')
print dump(New(), 0, name, lambda v: "all")  # expect: <all>
try:
    print cPickle.Pickler(0).inst_persistent_id
except AttributeError as e:
    print e  # expect: attribute 'inst_persistent_id' of 'cPickle.Pickler' objects is not readable

p = cPickle.Pickler(2)
v = [[1]]
p.dump(v)
print p.memo == {id(v): (1, v), id(v[0]): (2, v[0])}  # expect: True
