# float.__setformat__('unknown') makes struct refuse infinities in standard sizes.
import struct
def text(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)
kinds = 'double', 'float'
saved = [float.__getformat__(k) for k in kinds]
for k in kinds:
    float.__setformat__(k, 'unknown')
print [float.__getformat__(k) for k in kinds]  # expect: ['unknown', 'unknown']
print [text(struct.pack, f, x) for f, x in (('<d', 1e999), ('d', 1e999), ('>d', -0.0), ('<f', 1.5))]  # expect: [('SystemError', 'frexp() result out of range'), '\x00\x00\x00\x00\x00\x00\xf0\x7f', '\x00\x00\x00\x00\x00\x00\x00\x00', '\x00\x00\xc0?']
print text(struct.unpack, '>d', '\x7f\xf0' + '\0' * 6), text(struct.unpack, '>f', '\x7f\x80\0\0')  # expect: ('ValueError', "can't unpack IEEE 754 special value on non-IEEE platform") ('ValueError', "can't unpack IEEE 754 special value on non-IEEE platform")
for k, f in zip(kinds, saved):
    float.__setformat__(k, f)
print struct.unpack('>d', '\x7f\xf0' + '\0' * 6), [float.__getformat__(k) for k in kinds]  # expect: (inf,) ['IEEE, little-endian', 'IEEE, little-endian']
