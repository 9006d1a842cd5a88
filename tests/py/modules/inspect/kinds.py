# What objects are, and what classes have.
import abc
import datetime
import inspect
import sys


class Plain(object):
    """
    What it is.
    """
    __slots__ = ('slot', 'full')
    data = 5

    def method(self):
        pass

    @classmethod
    def of_class(cls):
        pass

    @staticmethod
    def static():
        pass

    @property
    def prop(self):
        pass

    length = len


class Below(Plain):
    def of_class(self):
        yield 1

    data = property()


class Old:
    def method(self):
        pass


class OldBelow(Old):
    other = Old.method


class Side(Old):
    pass


class Both(OldBelow, Side):
    pass


class Abstract(object):
    __metaclass__ = abc.ABCMeta

    @abc.abstractmethod
    def method(self):
        pass


try:
    1 / 0
except ZeroDivisionError:
    traceback = sys.exc_info()[2]

plain = Plain()
plain.full = 1
predicates = sorted(name for name in dir(inspect) if name.startswith('is'))
for what in ('inspect', 'Plain', 'Old', 'plain', 'Plain.method', 'plain.method', 'Plain.static', 'Plain.of_class',
             'Plain.prop', 'Plain.slot', 'Below.of_class', 'Old.method', 'Old()', 'len', '[].append', 'list.append',
             'int.__add__', '(1).__add__', 'traceback', 'traceback.tb_frame', 'traceback.tb_frame.f_code',
             '(x for x in [])', 'lambda: 0', 'lambda: (yield)', 'Abstract', 'abc.ABCMeta', 'file.mode', 'int.real',
             'datetime.timedelta.days', 'type(traceback.tb_frame).f_locals', 'property()', 'object', '5', 'None'):
    print what, [name[2:] for name in predicates if getattr(inspect, name)(eval(what))]

for cls in (Plain, Below, Old, OldBelow, Both):
    for attribute in inspect.classify_class_attrs(cls):
        if attribute.name[:2] != '__':
            home = attribute.defining_class
            print attribute[:2], home.__name__, home.__dict__[attribute.name] is attribute.object
    print [base.__name__ for base in inspect.getmro(cls)]
print [name for name, _ in inspect.getmembers(plain) if name[:2] != '__']
print [name for name, _ in inspect.getmembers(Below, inspect.ismethod) if name[:2] != '__']
print inspect.getmro(bool), inspect.getmembers(5, inspect.isclass), repr(inspect.getdoc(Plain)), inspect.getdoc(Old)


def names(tree):
    return [names(part) if isinstance(part, list) else (part[0].__name__, [base.__name__ for base in part[1]])
            for part in tree]


for unique in (0, 1):
    print names(inspect.getclasstree([Both, Old, OldBelow, Side, Both], unique))
    print names(inspect.getclasstree([Below, bool, Old, Abstract], unique))
    print names(inspect.getclasstree([], unique))
