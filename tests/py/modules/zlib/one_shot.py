import zlib
text = 'the quick brown fox ' * 20
packed = zlib.compress(text)
print repr(packed)  # expect: 'x\x9c+\xc9HU(,\xcdL\xceVH*\xca/\xcfSH\xcb\xafP(\x19\x15\x1b01\x00\xe8^\x92}'
print zlib.decompress(packed) == text, zlib.decompress(packed, 15, 1) == text, zlib.decompress(packed, 47) == text  # expect: True True True
for level in -1, 0, 1, 6, 9:
    print level, len(zlib.compress(text, level)), zlib.decompress(zlib.compress(text, level)) == text
# expect: -1 33 True
# expect: 0 411 True
# expect: 1 34 True
# expect: 6 33 True
# expect: 9 33 True
print repr(zlib.compress('')), repr(zlib.decompress(zlib.compress('')))  # expect: 'x\x9c\x03\x00\x00\x00\x00\x01' ''
print zlib.decompress(packed + 'what comes behind is left') == text  # expect: True
print repr(zlib.compress(u'abc')), repr(zlib.compress(buffer('abc')))  # expect: "x\x9cKLJ\x06\x00\x02M\x01'" "x\x9cKLJ\x06\x00\x02M\x01'"
print text.encode('zlib') == packed, packed.decode('zlib') == text, text.encode('zip') == packed  # expect: True True True
print zlib.crc32(''), zlib.crc32('hello, world'), zlib.crc32('world', zlib.crc32('hello, ')), zlib.crc32('a', -1)  # expect: 0 -5541318 -5541318 -984961487
print zlib.adler32(''), zlib.adler32('hello, world'), zlib.adler32('world', zlib.adler32('hello, '))  # expect: 1 492045449 492045449
print zlib.adler32('\xff' * 9000), zlib.adler32('', -1), zlib.crc32('abc', 2 ** 40 + 5)  # expect: -552728858 917518 871334697
