# SPDX-License-Identifier: MIT
# Nothing holds a dict or a set once it was iterated over, and its iterator is at the end.
import gc


class D(dict):
    def __del__(self):
        done.append('dict')


class S(set):
    def __del__(self):
        done.append('set')


for make in D, S:
    done = []
    it = iter(make())
    print list(it)
    gc.collect()
    print done
    done = []
    it = iter(make([(1, 2), (3, 4)]))
    print list(it)
    gc.collect()
    print done
