# SPDX-License-Identifier: MIT
"""MD5 sums under the name of before Python 2.5; `hashlib` has them now."""
import warnings
from hashlib import md5

warnings.warn('the md5 module is deprecated; use hashlib instead', DeprecationWarning, 2)

new = md5
blocksize = 1
digest_size = 16
