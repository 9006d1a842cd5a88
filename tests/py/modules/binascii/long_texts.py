# Short and long texts are put together in different ways.
import base64
import binascii
import hashlib
import hmac

for size in 0, 1, 2, 3, 15, 16, 17, 4095, 4096, 4097, 5461, 5462, 10000:
    text = ''.join(chr((i * 7 + size) & 255) for i in range(size))
    hexa, b64 = binascii.hexlify(text), binascii.b2a_base64(text)
    print size, hash(hexa), len(hexa), hash(b64), len(b64),
    print binascii.unhexlify(hexa) == text, binascii.unhexlify(hexa.upper()) == text, binascii.a2b_base64(b64) == text,
    broken = '\n'.join(b64[i:i + 76] for i in range(0, len(b64), 76))
    print base64.b64decode(broken + '==') == text, hash(base64.urlsafe_b64encode(text)),
    table = ''.join(chr(255 - i) for i in range(256))
    print hash(text.translate(table)), hash(text.translate(table, 'abc\0')), hash(text.translate(None, 'xyz')),
    print hashlib.md5(text).hexdigest(), hashlib.sha1(text).digest() == hashlib.sha1(text).hexdigest().decode('hex'),
    print hmac.new(text, 'message').hexdigest(), hmac.new('key', text, hashlib.sha512).hexdigest()[:16]
for bad in 'abc', 'ag', 'a', '=', '====', 'YQ', 'YQ=', 'YQ==YQ==', 'Y Q = =', 'Y\xffQ==':
    for f in binascii.unhexlify, binascii.a2b_base64:
        try:
            print repr(f(bad)),
        except (TypeError, binascii.Error) as e:
            print type(e).__name__, e,
print
