import xdrlib
def error(f, *args):
    try:
        print repr(f(*args))
    except Exception as e:
        print e.__class__.__name__, e
for name, values in (('uint', (0, 5, 2 ** 32 - 1, 2 ** 32, -1, 'a', None)), ('int', (-1, 2 ** 31 - 1, -2 ** 31, 2 ** 31, 'a')), ('enum', (-3,)),
                     ('bool', (0, 1, 'x', None)), ('uhyper', (0, 2 ** 64 - 1, 2 ** 64, 1.5, 'a', 2 ** 32)), ('hyper', (-1, -2 ** 63)),
                     ('float', (1.5, 'a', 1e300, 3)), ('double', (1.5, 'a', 2)), ('string', ('', 'abc', 'abcd', 5, u'ab')),
                     ('opaque', ('abcde',)), ('bytes', ('a',))):
    for value in values:
        p = xdrlib.Packer()
        try:
            getattr(p, 'pack_' + name)(value)
            print name, repr(value), repr(p.get_buffer())
        except Exception as e:
            print name, repr(value), type(e).__name__, e, repr(p.get_buf())
p = xdrlib.Packer()
error(p.pack_fstring, -1, 'ab')
error(p.pack_farray, 3, [1, 2], p.pack_int)
error(p.pack_list, ['x'], p.pack_int)
print repr(p.get_buffer())
p.reset()
p.pack_uint(7), p.pack_int(-7), p.pack_enum(3), p.pack_bool(1), p.pack_uhyper(2 ** 40), p.pack_hyper(-2 ** 40)
p.pack_float(1.5), p.pack_double(-2.5), p.pack_fstring(3, 'abcdef'), p.pack_fopaque(5, 'ab'), p.pack_string('hello'), p.pack_opaque('x')
p.pack_bytes('yy'), p.pack_list([1, 2], p.pack_int), p.pack_farray(2, [5, 6], p.pack_uint), p.pack_array(['a', 'b'], p.pack_string)
data = p.get_buffer()
print data.encode('hex')
u = xdrlib.Unpacker(data)
for name in 'uint', 'int', 'enum', 'bool', 'uhyper', 'hyper', 'float', 'double':
    print name, repr(getattr(u, 'unpack_' + name)()), u.get_position(),
print
print [u.unpack_fstring(3), u.unpack_fopaque(5), u.unpack_string(), u.unpack_opaque(), u.unpack_bytes(), u.unpack_list(u.unpack_int),
       u.unpack_farray(2, u.unpack_uint), u.unpack_array(u.unpack_string)], u.done(), u.get_position() == len(data), u.get_buffer() == data
u.set_position(0)
print u.unpack_uint()
error(u.done)
for name, data in (('uint', 'abc'), ('int', ''), ('double', 'abcd'), ('string', '\0\0\0\5ab'), ('uint', '\xff' * 4), ('bool', '\0\0\0\2'),
                   ('uhyper', '\xff' * 8), ('hyper', '\0' * 8)):
    u.reset(data)
    error(getattr(u, 'unpack_' + name))
    print u.get_position()
for data in '\0\0\0\2\0\0\0\1', '\0\0\0\1':
    u.reset(data)
    error(u.unpack_list, u.unpack_int)
error(u.unpack_fstring, -1)
e = xdrlib.ConversionError('text')
print str(e), repr(e), e.msg, isinstance(e, xdrlib.Error)
