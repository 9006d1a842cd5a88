# SPDX-License-Identifier: MIT
"""SHA-1 sums under the name of before Python 2.5; `hashlib` has them now."""
import warnings
from hashlib import sha1 as sha

warnings.warn('the sha module is deprecated; use the hashlib module instead', DeprecationWarning, 2)

new = sha
blocksize = 1
digest_size = digestsize = 20
