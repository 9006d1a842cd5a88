import os, StringIO, struct, tempfile, wave
def error(f, *args):
    try:
        r = f(*args)
        print repr(r)
    except Exception as e:
        print e.__class__.__name__, e
def written(channels, width, rate, *pieces):
    out = StringIO.StringIO()
    w = wave.open(out, 'wb')
    w.setparams((channels, width, rate, 0, 'NONE', 'not compressed'))
    for piece in pieces:
        w.writeframes(piece)
    w.close()
    return out.getvalue()
def opened(text):
    return wave.open(StringIO.StringIO(text))
W = written(2, 2, 8000, 'abcd', 'efgh')
print repr(W)           # expect: 'RIFF,\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x02\x00@\x1f\x00\x00\x00}\x00\x00\x04\x00\x10\x00data\x08\x00\x00\x00abcdefgh'
r = opened(W)
print r.getparams(), r.getnchannels(), r.getsampwidth(), r.getframerate(), r.getnframes(), r.getcomptype(), r.getcompname(), r.getmarkers()
# expect: (2, 2, 8000, 2, 'NONE', 'not compressed') 2 2 8000 2 NONE not compressed None
print repr(r.readframes(1)), r.tell(), repr(r.readframes(9)), r.tell(), repr(r.readframes(1)), r.rewind(), r.tell(), repr(r.readframes(-1)), r.setpos(1), repr(r.readframes(1))
# expect: 'abcd' 1 'efgh' 2 '' None 0 'abcdefgh' None 'efgh'
error(r.setpos, 3)      # expect: Error position not in range
error(r.getmark, 1)     # expect: Error no marks
for width in 1, 2, 3, 4:
    text = written(1, width, 44100, '\x01\x02\x03\x04' * 3)
    print repr(text[28:36]), repr(opened(text).readframes(99))
# expect: 'D\xac\x00\x00\x01\x00\x08\x00' '\x01\x02\x03\x04\x01\x02\x03\x04\x01\x02\x03\x04'
# expect: '\x88X\x01\x00\x02\x00\x10\x00' '\x01\x02\x03\x04\x01\x02\x03\x04\x01\x02\x03\x04'
# expect: '\xcc\x04\x02\x00\x03\x00\x18\x00' '\x01\x02\x03\x04\x01\x02\x03\x04\x01\x02\x03\x04'
# expect: '\x10\xb1\x02\x00\x04\x00 \x00' '\x01\x02\x03\x04\x01\x02\x03\x04\x01\x02\x03\x04'
other = W[:36] + 'LIST\x03\0\0\0abc\0' + W[36:] + 'more\x02\0\0\0ab'
print repr(opened(other[:4] + struct.pack('<L', len(other) - 8) + other[8:]).readframes(9))         # expect: 'abcdefgh'
for text in '', 'XXXX' + W[4:], W[:8] + 'WAVX' + W[12:], W[:12], W[:36], W[:12] + W[36:], W[:20] + '\2' + W[21:], W[:22] + '\0' + W[23:], W[:30]:
    error(opened, text)
# expect: EOFError 
# expect: Error file does not start with RIFF id
# expect: Error not a WAVE file
# expect: Error fmt chunk and/or data chunk missing
# expect: Error fmt chunk and/or data chunk missing
# expect: Error data chunk before fmt chunk
# expect: Error unknown format: 2
# expect: ZeroDivisionError integer division or modulo by zero
# expect: error unpack requires a string argument of length 14
error(wave.open, StringIO.StringIO(W), 'a')             # expect: Error mode must be 'r', 'rb', 'w', or 'wb'
error(wave.open, '/none/such')          # expect: IOError [Errno 2] No such file or directory: '/none/such'

out = StringIO.StringIO()
w = wave.open(out, 'w')
for name in 'getnchannels', 'getsampwidth', 'getframerate', 'getnframes', 'getparams', 'tell':
    error(getattr(w, name))
# expect: Error number of channels not set
# expect: Error sample width not set
# expect: Error frame rate not set
# expect: 0
# expect: Error not all parameters set
# expect: 0
for name, args in (('setnchannels', (0,)), ('setsampwidth', (0,)), ('setsampwidth', (5,)), ('setframerate', (0,)),
                   ('setcomptype', ('ULAW', 'u')), ('setmark', (1, 2, 'x')), ('setparams', ((1, 2),)), ('writeframes', ('a',))):
    error(getattr(w, name), *args)
# expect: Error bad # of channels
# expect: Error bad sample width
# expect: Error bad sample width
# expect: Error bad frame rate
# expect: Error unsupported compression type
# expect: Error setmark() not supported
# expect: ValueError need more than 2 values to unpack
# expect: Error # channels not specified
w.setnchannels(1)
error(w.writeframes, 'a')       # expect: Error sample width not specified
w.setsampwidth(1)
error(w.writeframes, 'a')       # expect: Error sampling rate not specified
w.setframerate(8000)
w.setnframes(10)
w.setcomptype('NONE', 'none')
w.writeframesraw('abc')
print repr(out.getvalue()[4:8]), repr(out.getvalue()[40:]), w.getparams(), w.getnframes()      # expect: '.\x00\x00\x00' '\n\x00\x00\x00abc' (1, 1, 8000, 10, 'NONE', 'none') 3
error(w.setnchannels, 1)        # expect: Error cannot change parameters after starting to write
w.writeframes('d')
print repr(out.getvalue()[4:8]), repr(out.getvalue()[40:])      # expect: '(\x00\x00\x00' '\x04\x00\x00\x00abcd'
w.writeframesraw('e')
w.close()
w.close()
print repr(out.getvalue()[40:])         # expect: '\x05\x00\x00\x00abcde'
path = tempfile.mkstemp()[1]
w = wave.open(path, 'wb')
w.setparams((1, 1, 8000, 0, 'NONE', 'none'))
w.close()
r = wave.open(path)
print os.path.getsize(path), r.getnframes(), r.close(), r.getfp()      # expect: 44 0 None None
with open(path, 'rb') as f:
    wave.openfp(f).close()
    print f.closed              # expect: False
os.unlink(path)
