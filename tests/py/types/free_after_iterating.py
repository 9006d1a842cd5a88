# SPDX-License-Identifier: MIT
# Nothing holds a dict or a set once it was iterated over, and its iterator is at the end.
import gc


class D(dict):
    def __del__(self):
        done.append('dict')


class S(set):
    def __del__(self):
        done.append('set')


done = []
for make in D, S:
    empty = iter(make())
    full = iter(make([(1, 2), (3, 4)]))
    print list(empty), list(full)
    # The iterators live on.
    gc.collect()
    print done
