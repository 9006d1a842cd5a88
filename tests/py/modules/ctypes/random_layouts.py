# Structures at random: where fields lie, and what values of theirs become.
import random
import zlib
from ctypes import *

random.seed(27)
SIMPLE = [c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint, c_long, c_ulong, c_float, c_double, c_char, c_bool]
INTEGERS = SIMPLE[:8]
made = []


def some_type(depth):
    kind = random.random()
    if kind < 0.6 or depth > 2:
        return random.choice(SIMPLE)
    if kind < 0.8:
        return some_type(depth + 1) * random.randrange(1, 5)
    return random.choice(made) if made else c_int


def some_struct():
    fields, bits = [], 0
    width = random.choice(INTEGERS)
    for i in range(random.randrange(1, 8)):
        if random.random() < 0.3:
            fields.append(("f%d" % i, width, random.randrange(1, 8 * sizeof(width) + 1)))
        else:
            fields.append(("f%d" % i, some_type(0)))
            width = random.choice(INTEGERS)
    members = {"_fields_": fields}
    if random.random() < 0.3:
        members["_pack_"] = random.choice([1, 2, 4, 8])
    isUnion = random.random() < 0.2 and not any(len(f) == 3 for f in fields)
    base = Union if isUnion else Structure
    cls = type(base)("S%d" % len(made), (base,), members)
    made.append(cls)
    return cls


def values_of(o):
    if isinstance(o, Array):
        return [values_of(v) for v in o]
    if isinstance(o, (Structure, Union)):
        return [values_of(getattr(o, f[0])) for f in o._fields_]
    return o


# None that make floats that are no numbers.
def bytes_for(cls):
    return "".join(chr(random.choice([0, 1, 3, 7, 15])) for _ in range(sizeof(cls)))


for n in range(25):
    cls = some_struct()
    layout = [repr(getattr(cls, f[0])) for f in cls._fields_]
    o = cls.from_buffer_copy(bytes_for(cls))
    text = repr((layout, sizeof(cls), alignment(cls), memoryview(o).format, values_of(o)))
    for f in cls._fields_:
        if f[1] in INTEGERS:
            setattr(o, f[0], random.randrange(-2 ** 40, 2 ** 40))
    text += repr(values_of(o)) + memoryview(o).tobytes().encode("hex")
    print n, sizeof(cls), zlib.crc32(text) & 0xffffffff
