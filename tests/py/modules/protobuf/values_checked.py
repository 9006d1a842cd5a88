# oracle: none, Google's library is no part of CPython
import everything_pb2 as pb
m = pb.Everything()
def attempt(name, value):
    try: setattr(m, name, value)
    except (TypeError, ValueError, AttributeError) as e: print type(e).__name__, name
attempt('f_int32', 2**31)     # expect: ValueError f_int32
attempt('f_int32', 'x')       # expect: TypeError f_int32
attempt('f_int32', 1.5)       # expect: TypeError f_int32
attempt('f_uint64', -1)       # expect: ValueError f_uint64
attempt('f_uint64', 2**64)    # expect: ValueError f_uint64
attempt('f_string', '\xff')   # expect: ValueError f_string
attempt('f_bytes', u'x')      # expect: TypeError f_bytes
attempt('f_color', 77)        # expect: ValueError f_color
attempt('f_inner', None)      # expect: AttributeError f_inner
attempt('r_int32', [1])       # expect: AttributeError r_int32
attempt('nothing', 1)         # expect: AttributeError nothing
m.f_uint64 = 2**64 - 1; m.f_int64 = -2**63; m.f_float = 0.1; m.f_string = 'caf\xc3\xa9'
print m.f_uint64, m.f_int64, repr(m.f_float), repr(m.f_string)     # expect: 18446744073709551615 -9223372036854775808 0.10000000149011612 u'caf\xe9'
