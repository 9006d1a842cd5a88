import hashlib
for name in hashlib.algorithms:
    print name, hashlib.new(name, 'abc').hexdigest()[:20], getattr(hashlib, name)().digest_size
# expect: md5 900150983cd24fb0d696 16
# expect: sha1 a9993e364706816aba3e 20
# expect: sha224 23097d223405d8228642 28
# expect: sha256 ba7816bf8f01cfea4141 32
# expect: sha384 cb00753f45a35e8bb5a0 48
# expect: sha512 ddaf35a193617abacc41 64
h = hashlib.md5('a'); h.update('b'); c = h.copy(); c.update('c')
print h.hexdigest() == hashlib.md5('ab').hexdigest(), c.hexdigest() == hashlib.md5('abc').hexdigest()  # expect: True True
print hashlib.pbkdf2_hmac('sha1', 'password', 'salt', 2).encode('hex')  # expect: ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957
try:
    hashlib.new('nope')
except ValueError as e:
    print e  # expect: unsupported hash type nope
