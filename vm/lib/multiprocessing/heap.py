# SPDX-License-Identifier: MIT
"""Memory that processes share, in blocks."""

__all__ = ['BufferWrapper']

import bisect
import itertools
import mmap
import os
import sys
import threading

import _multiprocessing
import _processes
from multiprocessing.util import Finalize, info
from multiprocessing.forking import assert_spawning, Popen


class Arena(object):
    """Memory from the system: `buffer`, of `size` bytes. It goes along when a process starts."""

    def __init__(self, size):
        fd = _processes.memory_file('multiprocessing-arena')
        self._map(size, fd)
        self.name = None

    def _map(self, size, fd):
        self.size = size
        self._fd = fd
        self._owner = _processes.Descriptor(fd)
        if os.fstat(fd).st_size < size:
            os.ftruncate(fd, size)
        self.buffer = mmap.mmap(fd, size)

    def __getstate__(self):
        assert_spawning(self)
        return self.size, Popen.duplicate_for_child(self._fd)

    def __setstate__(self, state):
        self._map(*state)
        self.name = None


class Heap(object):
    """Gives blocks of arenas away, the smallest that is large enough, and joins those that come back.

    A block is (arena, start, stop). Only the process that made the heap gives blocks away and takes them back."""

    _alignment = 8

    def __init__(self, size=mmap.PAGESIZE):
        self._lastpid = os.getpid()
        self._lock = threading.Lock()
        # The size of the next arena.
        self._size = size
        # Free blocks: sizes in order, blocks by size, and by where they begin and end.
        self._lengths = []
        self._len_to_seq = {}
        self._start_to_block = {}
        self._stop_to_block = {}
        self._allocated_blocks = set()
        self._arenas = []
        # Blocks that came back while the lock was held, as by a collection.
        self._pending_free_blocks = []

    @staticmethod
    def _roundup(n, alignment):
        # `alignment` is a power of two.
        mask = alignment - 1
        return (n + mask) & ~mask

    def _malloc(self, size):
        # A free block of at least that size, taken off the lists.
        at = bisect.bisect_left(self._lengths, size)
        if at == len(self._lengths):
            length = self._roundup(max(self._size, size), mmap.PAGESIZE)
            self._size *= 2
            info('allocating a new mmap of length %d', length)
            arena = Arena(length)
            self._arenas.append(arena)
            return arena, 0, length
        length = self._lengths[at]
        blocks = self._len_to_seq[length]
        block = blocks.pop()
        if not blocks:
            del self._len_to_seq[length], self._lengths[at]
        arena, start, stop = block
        del self._start_to_block[arena, start], self._stop_to_block[arena, stop]
        return block

    def _free(self, block):
        # Puts a block on the lists, joined with its neighbours.
        arena, start, stop = block
        before = self._stop_to_block.get((arena, start))
        if before is not None:
            start, _ = self._absorb(before)
        after = self._start_to_block.get((arena, stop))
        if after is not None:
            _, stop = self._absorb(after)
        block = arena, start, stop
        length = stop - start
        if length in self._len_to_seq:
            self._len_to_seq[length].append(block)
        else:
            self._len_to_seq[length] = [block]
            bisect.insort(self._lengths, length)
        self._start_to_block[arena, start] = block
        self._stop_to_block[arena, stop] = block

    def _absorb(self, block):
        # Takes a block off the lists; where it begins and ends.
        arena, start, stop = block
        del self._start_to_block[arena, start], self._stop_to_block[arena, stop]
        length = stop - start
        blocks = self._len_to_seq[length]
        blocks.remove(block)
        if not blocks:
            del self._len_to_seq[length]
            self._lengths.remove(length)
        return start, stop

    def _free_pending_blocks(self):
        while self._pending_free_blocks:
            block = self._pending_free_blocks.pop()
            self._allocated_blocks.remove(block)
            self._free(block)

    def free(self, block):
        """Takes a block back."""
        assert os.getpid() == self._lastpid
        if not self._lock.acquire(False):
            # malloc() or the next free() does it.
            self._pending_free_blocks.append(block)
            return
        try:
            self._free_pending_blocks()
            self._allocated_blocks.remove(block)
            self._free(block)
        finally:
            self._lock.release()

    def malloc(self, size):
        """A block of `size` bytes at least."""
        assert 0 <= size < sys.maxint
        if os.getpid() != self._lastpid:
            self.__init__()
        with self._lock:
            self._free_pending_blocks()
            size = self._roundup(max(size, 1), self._alignment)
            arena, start, stop = self._malloc(size)
            if start + size < stop:
                self._free((arena, start + size, stop))
            block = arena, start, start + size
            self._allocated_blocks.add(block)
            return block


class BufferWrapper(object):
    """A block of shared memory; given back when nobody refers to the object any more."""

    _heap = Heap()

    def __init__(self, size):
        assert 0 <= size < sys.maxint
        block = BufferWrapper._heap.malloc(size)
        self._state = block, size
        Finalize(self, BufferWrapper._heap.free, args=(block,))

    def get_address(self):
        """Where it lies in this process."""
        (arena, start, _), size = self._state
        address, length = _multiprocessing.address_of_buffer(arena.buffer)
        assert start + size <= length
        return address + start

    def get_size(self):
        """How many bytes were asked for."""
        return self._state[1]
