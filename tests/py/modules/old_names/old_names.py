# Modules whose contents have other names by now.
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    import md5
    import sha
print [(w.category.__name__, str(w.message)) for w in caught]
# expect: [('DeprecationWarning', 'the md5 module is deprecated; use hashlib instead'), ('DeprecationWarning', 'the sha module is deprecated; use the hashlib module instead')]
print md5.new('abc').hexdigest(), md5.md5('abc').digest_size, md5.digest_size, md5.blocksize
# expect: 900150983cd24fb0d6963f7d28e17f72 16 16 1
print sha.new('abc').hexdigest(), sha.digest_size, sha.digestsize, sha.blocksize
# expect: a9993e364706816aba3e25717850c26c9cd0d89d 20 20 1
import os
import statvfs
print os.statvfs('/')[statvfs.F_NAMEMAX] == os.statvfs('/').f_namemax, statvfs.F_BSIZE  # expect: True 0
import new


class C(object):
    pass


def f(self):
    return self.x


c = C()
c.x = 3
print new.instancemethod(f, c, C)(), new.module('m').__name__, new.classobj('K', (), {'y': 1})().y  # expect: 3 m 1
print new.function(f.func_code, {}, 'g').__name__, new.instance(new.classobj('K', (), {}), {'z': 2}).z  # expect: g 2
