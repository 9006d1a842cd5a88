from binascii import crc32, crc_hqx
print crc32(''), crc32('hello'), crc32('lo', crc32('hel')), crc32('hello') & 0xffffffff, crc32('a', -1), crc32('\xff' * 300), crc32('x', 2**40 + 3)  # expect: 0 907060870 907060870 907060870 -984961487 470423681 366298937
print crc_hqx('hello', 0), crc_hqx('lo', crc_hqx('hel', 0)), crc_hqx('', 0x12345)  # expect: 50018 50018 74565
crc32(5)  # expect raises: TypeError: crc32() argument 1 must be string or buffer, not int
