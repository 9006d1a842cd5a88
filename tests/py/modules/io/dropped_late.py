# SPDX-License-Identifier: MIT
# process: the heap of the test process is large, so looks at all of it are rare
"""A file that is dropped by code that did not run when it was opened: found out when the program waits."""
import io
import os
import shutil
import tempfile
import time

folder = tempfile.mkdtemp()
path = os.path.join(folder, 'late')


class Box(object):
    pass


def forget(box):
    box.file = None


box = Box()
for opener in io.open, open:
    box.file = opener(path, 'wb')
    box.file.write(b'late')
    forget(box)
    for i in range(200):
        if os.path.getsize(path):
            break
        time.sleep(0.05)
    print open(path).read(),
    os.remove(path)
print  # expect: late late

shutil.rmtree(folder)
