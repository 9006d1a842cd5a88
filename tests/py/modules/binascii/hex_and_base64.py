from binascii import hexlify, unhexlify, b2a_base64, a2b_base64, Error
print hexlify('\x00\xffab'), repr(unhexlify('00fFaB')), hexlify(''), hexlify(bytearray('a')), hexlify(buffer('b'))  # expect: 00ff6162 '\x00\xff\xab'  61 62
print [b2a_base64('abcd'[:n]) for n in range(5)]  # expect: ['\n', 'YQ==\n', 'YWI=\n', 'YWJj\n', 'YWJjZA==\n']
print [a2b_base64(s) for s in ('YQ==', 'YWI=', 'YWJj', 'Y W\nJ j', '', 'YW=Jj', '!Y$Q==', 'YQ==YQ==')]  # expect: ['a', 'ab', 'abc', 'abc', '', 'abc', 'a', 'a']
for f, s in [(unhexlify, 'abc'), (unhexlify, 'zz'), (unhexlify, 5), (a2b_base64, 'Y'), (a2b_base64, 'YWJjZ'), (a2b_base64, 'YW=')]:
    try:
        f(s)
    except (TypeError, Error) as e:
        print type(e).__name__, e
        # expect: TypeError Odd-length string
        # expect: TypeError Non-hexadecimal digit found
        # expect: TypeError a2b_hex() argument 1 must be string or buffer, not int
        # expect: Error Incorrect padding
        # expect: Error Incorrect padding
        # expect: Error Incorrect padding
