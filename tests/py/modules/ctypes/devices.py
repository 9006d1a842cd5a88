# What device programs do: structures for system calls, lists that the C library makes, memory of hardware.
import fcntl
import mmap
import os
import shutil
import socket
import tempfile
import termios
from ctypes import *
from ctypes.util import find_library

libc = CDLL(find_library("c"), use_errno=True)


class Winsize(Structure):
    _fields_ = [(name, c_ushort) for name in "row col x y".split()]


master, slave = os.openpty()
size = Winsize()
print fcntl.ioctl(slave, termios.TIOCSWINSZ, Winsize(24, 80, 1, 2)), libc.ioctl(slave, termios.TIOCGWINSZ, byref(size))
print size.row, size.col, size.x, size.y


class Sockaddr(Structure):
    _fields_ = [("family", c_uint16), ("port", c_uint16), ("address", c_uint8 * 4)]


class Ifaddrs(Structure):
    pass


Ifaddrs._fields_ = [("next", POINTER(Ifaddrs)), ("name", c_char_p), ("flags", c_uint), ("address", POINTER(Sockaddr)), ("rest", c_void_p * 3)]
first = POINTER(Ifaddrs)()
print libc.getifaddrs(pointer(first))
found = {}
each = first
while each:
    interface = each.contents
    if interface.address and interface.address.contents.family == socket.AF_INET:
        found[interface.name] = ".".join(map(str, interface.address[0].address))
    each = interface.next
libc.freeifaddrs(first)
print found["lo"]


class Event(Structure):
    _fields_ = [("wd", c_int), ("mask", c_uint32), ("cookie", c_uint32), ("len", c_uint32)]


folder = tempfile.mkdtemp()
fd = libc.inotify_init()
print libc.inotify_add_watch(fd, folder, 0x100), libc.inotify_add_watch(fd, folder + "/none", 0x100), os.strerror(get_errno())
open(folder + "/file", "w").close()
data = os.read(fd, 4096)
event = Event.from_buffer_copy(data)
print event.wd, hex(event.mask), data[sizeof(Event):sizeof(Event) + event.len].rstrip("\0")
shutil.rmtree(folder)


class Utsname(Structure):
    _fields_ = [(name, c_char * 65) for name in "sysname nodename release version machine domain".split()]


name = Utsname()
print libc.uname(byref(name)), name.sysname, name.machine == os.uname()[4]


class Transfer(Structure):
    _fields_ = [("tx", c_uint64), ("rx", c_uint64), ("len", c_uint32), ("speed", c_uint32), ("delay", c_uint16), ("bits", c_uint8), ("pad", c_uint8 * 5)]


tx = (c_uint8 * 3)(1, 2, 3)
transfer = Transfer(addressof(tx), addressof(tx), len(tx), 500000, 0, 8)
print sizeof(transfer), string_at(transfer.tx, transfer.len).encode("hex")


class Registers(Structure):
    _fields_ = [("control", c_uint32), ("data", c_uint32 * 4)]


memory = mmap.mmap(-1, 8192)
registers = Registers.from_buffer(memory, 4096)
registers.control = 0x11223344
registers.data[3] |= 1 << 7
print memory[4096:4100].encode("hex"), memory[4112:4116].encode("hex")
memory[4096] = "\xff"
print hex(registers.control)

libc.malloc.restype, libc.free.argtypes = c_void_p, [c_void_p]
block = libc.malloc(100)
memset(block, ord("A"), 10)
print string_at(block, 10)
libc.free(block)


def raising(result, function, args):
    if result == -1:
        raise OSError(get_errno(), os.strerror(get_errno()), args[0])
    return result


libc.open.errcheck = raising
try:
    libc.open("/none/such", 0)
except OSError as e:
    print e


class Iovec(Structure):
    _fields_ = [("base", c_void_p), ("len", c_size_t)]


r, w = os.pipe()
parts = [create_string_buffer("ab"), create_string_buffer("cde")]
vector = (Iovec * 2)(*[(addressof(part), len(part.value)) for part in parts])
print libc.writev(w, vector, 2), os.read(r, 10)
