import hashlib, _md5, _sha
for name in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'):
    h = getattr(hashlib, name)('hello ')
    h.update('world')
    print name, h.hexdigest(), h.digest_size, h.block_size
    # expect: md5 5eb63bbbe01eeed093cb22bb8f5acdc3 16 64
    # expect: sha1 2aae6c35c94fcfb415dbe95f408b9ce91ee846ed 20 64
    # expect: sha224 2f05477fc24bb4faefd86517156dafdecec45b8ad3cf2522a563582b 28 64
    # expect: sha256 b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9 32 64
    # expect: sha384 fdbd8e75a67f29f701a4e040385e2e23986303ea10239211af907fcbb83578b3e417cb71ce646efd0819dd8c088de1bd 48 128
    # expect: sha512 309ecc489c12d6eb4cc40f50c902f2b4d0ed77ee511a7c7a9bcd3ca86d4cd86f989dd35bc5ff499670da34255b45b0cfd830e81f605dcf7dc5542e93ae9cd76f 64 128
print hashlib.md5('a' * 1000).hexdigest(), hashlib.sha512('b' * 239).hexdigest()[:16], hashlib.sha256('c' * 64).hexdigest()[:16], hashlib.sha1('').hexdigest()  # expect: cabe45dcc9ae5b66ba86600cca6b8ba8 b1ac5811738338da 52b6419d27bd7f54 da39a3ee5e6b4b0d3255bfef95601890afd80709
h = _md5.new('ab')
c = h.copy(); c.update('c'); print h.hexdigest() != c.hexdigest(), repr(h.digest()), _sha.new('x').name  # expect: True '\x18~\xf4Ca"\xd1\xcc/@\xdc+\x92\xf0\xeb\xa0' SHA1
print hashlib.new('sha1', 'q').hexdigest(), [hashlib.sha256('a' * n).hexdigest()[:4] for n in (55, 56, 63, 64, 65)]  # expect: 22ea1c649c82946aa6e479e1ffd321e4a318b1b0 ['9f43', 'b354', '7d3e', 'ffe0', '6353']
_md5.new(5)  # expect raises: TypeError: new() argument 1 must be string or buffer, not int
