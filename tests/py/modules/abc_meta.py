# What ABCMeta decides, and what it remembers.
import abc
import collections
import gc


class Base(object):
    __metaclass__ = abc.ABCMeta

    @abc.abstractmethod
    def run(self):
        pass

    @abc.abstractproperty
    def size(self):
        pass


class Half(Base):
    def run(self):
        return "runs"


class Whole(Half):
    size = 3


def show(f, *args):
    try:
        print f(*args)
    except Exception, e:
        print type(e).__name__, e


for cls in (Base, Half, Whole):
    print cls.__name__, sorted(cls.__abstractmethods__),
    show(lambda: cls().size)


class Old:
    pass


class Liar(object):
    def __init__(self, cls):
        self.claimed = cls

    @property
    def __class__(self):
        return self.claimed


class Mute(object):
    def __getattribute__(self, name):
        raise AttributeError(name)


# Registration: also of builtin types and old-style classes, and by way of subclasses; negative answers end with it.
for thing in (5, 5L, "s", None, Old(), Old, Whole(), Liar(int), Liar(Old), Mute(), Liar(Whole)):
    print isinstance(thing, Base),
print
print Base.register(int), Base.register(Old), Half.register(str), Base.register(int)
for thing in (5, 5L, "s", None, True, Old(), Old, Whole(), Liar(int), Liar(Old), Mute(), Liar(Whole)):
    print isinstance(thing, Base),
print
for cls in (int, long, bool, str, Old, Whole, Base, type, object, Liar):
    print issubclass(cls, Base), issubclass(cls, Half),
print
for wrong in (5, "text", None, Old()):
    show(issubclass, wrong, collections.Mapping)
    show(issubclass, wrong, collections.Hashable)
    show(Base.register, wrong)
show(Half.register, Base)
show(Base.register, Base)
show(lambda: abc.ABCMeta.register(object, int))
show(lambda: isinstance(Liar(5), Base))


# The hook, and what it may answer.
class Hooked(object):
    __metaclass__ = abc.ABCMeta
    answer = NotImplemented
    asked = 0

    @classmethod
    def __subclasshook__(cls, other):
        Hooked.asked += 1
        return cls.answer


for answer in (NotImplemented, True, False, 1):
    class Other(object):
        pass
    Hooked.answer = answer
    show(issubclass, Other, Hooked)
    show(isinstance, Other(), Hooked)
    show(issubclass, Other, Hooked)
    print Hooked.asked


# A metaclass that overrides, and asks its base.
class Meta(abc.ABCMeta):
    def __instancecheck__(cls, instance):
        return instance == 7 or super(Meta, cls).__instancecheck__(instance)

    def __subclasscheck__(cls, other):
        return other is float or abc.ABCMeta.__subclasscheck__(cls, other)


class Odd(object):
    __metaclass__ = Meta


print isinstance(7, Odd), isinstance(8, Odd), isinstance(1.5, Odd), issubclass(float, Odd), issubclass(int, Odd)
Odd.register(int)
print isinstance(8, Odd), issubclass(bool, Odd), issubclass(unicode, Odd)
print abc.ABCMeta.__mro__, type(Odd), abc.ABCMeta.__module__
print [isinstance(x, c) for x in ((), [], {}, set(), "", u"", xrange(1), iter(""), len, 5, Old())
       for c in (collections.Sequence, collections.MutableSequence, collections.Mapping, collections.Set,
                 collections.Iterable, collections.Callable, collections.Hashable, collections.Sized)]


# A registered class may go.
class Temporary(object):
    pass


Base.register(Temporary)
print issubclass(Temporary, Base)
del Temporary
gc.collect()
print issubclass(float, Base), issubclass(int, Base)
