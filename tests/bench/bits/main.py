# SPDX-License-Identifier: MIT
"""32-bit arithmetic: CRC tables, rotations, xorshift, bit counts, masks up to 0xffffffff."""
# scale: 720000 quick: 400
import sys

MASK = 0xffffffff


def crc_table():
    table = []
    for n in range(256):
        c = n
        for k in range(8):
            if c & 1:
                c = 0xedb88320 ^ (c >> 1)
            else:
                c >>= 1
        table.append(c)
    return table


TABLE = crc_table()


def crc32(data):
    crc = MASK
    for char in data:
        crc = TABLE[(crc ^ ord(char)) & 0xff] ^ (crc >> 8)
    return crc ^ MASK


def rotate(x, n):
    return ((x << n) | (x >> (32 - n))) & MASK


def mix(n):
    a, b, c, d = 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476
    for i in xrange(n):
        f = (b & c) | (~b & d)
        a, b, c, d = d, (b + rotate((a + f + i) & MASK, 7 + i % 5)) & MASK, b, c
    return a ^ b ^ c ^ d


def xorshift(n):
    x, ones = 2463534242, 0
    for i in xrange(n):
        x ^= (x << 13) & MASK
        x ^= x >> 17
        x ^= (x << 5) & MASK
        y = x - ((x >> 1) & 0x55555555)
        y = (y & 0x33333333) + ((y >> 2) & 0x33333333)
        ones += ((((y + (y >> 4)) & 0x0f0f0f0f) * 0x01010101) & MASK) >> 24
    return x, ones


n = int(sys.argv[1])
print "%08x" % crc32("".join([chr(i * 7 & 255) for i in xrange(n * 4)]))
print "%08x" % mix(n * 2)
print "%08x %d" % xorshift(n * 2)
