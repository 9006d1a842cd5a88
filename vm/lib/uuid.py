# SPDX-License-Identifier: MIT
"""Universally unique identifiers (RFC 4122)."""

RESERVED_NCS = 'reserved for NCS compatibility'
RFC_4122 = 'specified in RFC 4122'
RESERVED_MICROSOFT = 'reserved for Microsoft compatibility'
RESERVED_FUTURE = 'reserved for future definition'


def _swapped(data):
    # The first three fields with the low byte first, and back.
    return data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]


class UUID(object):
    """An identifier of 128 bits, made from one of: text of 32 hexadecimal digits (braces, hyphens and 'urn:uuid:' are
    skipped), 16 bytes, 16 bytes with the low bytes of the first fields first, a tuple of the six fields, an integer.
    `version` (1 to 5) sets the bits that tell version and variant. It cannot be changed."""

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError('need one of hex, bytes, bytes_le, fields, or int')
        if bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError('bytes_le is not a 16-char string')
            bytes = _swapped(bytes_le)
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError('bytes is not a 16-char string')
            int = long(bytes.encode('hex'), 16)
        if fields is not None:
            if len(fields) != 6:
                raise ValueError('fields is not a 6-tuple')
            int = 0
            for number, (value, bits) in enumerate(zip(fields, (32, 16, 16, 8, 8, 48)), 1):
                if not 0 <= value < 1 << bits:
                    raise ValueError('field %d out of range (need a %d-bit value)' % (number, bits))
                int = int << bits | value
        if hex is not None:
            digits = hex.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '')
            if len(digits) != 32:
                raise ValueError('badly formed hexadecimal UUID string')
            int = long(digits, 16)
        if not 0 <= int < 1 << 128:
            raise ValueError('int is out of range (need a 128-bit value)')
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError('illegal version number')
            int = int & ~(0xc000 << 48) | 0x8000 << 48
            int = int & ~(0xf000 << 64) | version << 76
        self.__dict__['int'] = long(int)

    def __cmp__(self, other):
        return cmp(self.int, other.int) if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return 'UUID(%r)' % str(self)

    def __setattr__(self, name, value):
        raise TypeError('UUID objects are immutable')

    def __str__(self):
        text = '%032x' % self.int
        return '-'.join([text[:8], text[8:12], text[12:16], text[16:20], text[20:]])

    def get_urn(self):
        return 'urn:uuid:' + str(self)

    urn = property(get_urn)

    def get_hex(self):
        return '%032x' % self.int

    hex = property(get_hex)

    def get_bytes(self):
        return ('%032x' % self.int).decode('hex')

    bytes = property(get_bytes)

    def get_bytes_le(self):
        return _swapped(self.bytes)

    bytes_le = property(get_bytes_le)

    def get_fields(self):
        return (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low,
                self.node)

    fields = property(get_fields)

    def get_time_low(self):
        return self.int >> 96

    time_low = property(get_time_low)

    def get_time_mid(self):
        return self.int >> 80 & 0xffff

    time_mid = property(get_time_mid)

    def get_time_hi_version(self):
        return self.int >> 64 & 0xffff

    time_hi_version = property(get_time_hi_version)

    def get_clock_seq_hi_variant(self):
        return self.int >> 56 & 0xff

    clock_seq_hi_variant = property(get_clock_seq_hi_variant)

    def get_clock_seq_low(self):
        return self.int >> 48 & 0xff

    clock_seq_low = property(get_clock_seq_low)

    def get_time(self):
        """Tenths of microseconds since 15 October 1582 (version 1)."""
        return (self.time_hi_version & 0x0fff) << 48 | self.time_mid << 32 | self.time_low

    time = property(get_time)

    def get_clock_seq(self):
        return (self.clock_seq_hi_variant & 0x3f) << 8 | self.clock_seq_low

    clock_seq = property(get_clock_seq)

    def get_node(self):
        return self.int & 0xffffffffffff

    node = property(get_node)

    def get_variant(self):
        bits = self.int >> 61 & 7
        if bits < 4:
            return RESERVED_NCS
        if bits < 6:
            return RFC_4122
        return RESERVED_MICROSOFT if bits == 6 else RESERVED_FUTURE

    variant = property(get_variant)

    def get_version(self):
        # Only the variant of the RFC has one.
        if self.variant == RFC_4122:
            return int(self.int >> 76 & 0xf)

    version = property(get_version)


# --- The hardware address, for version 1

def _popen(command, args):
    # A pipe from a program of the system, in the C locale, without its error messages; None without the program.
    import os
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep) + ['/sbin', '/usr/sbin']:
        program = os.path.join(folder, command)
        if os.path.exists(program) and os.access(program, os.X_OK):
            return os.popen('LC_ALL=C %s %s 2>/dev/null' % (program, args))
    return None


def _find_mac(command, args, hw_identifiers, get_index):
    # The address in what a program prints: in the words of a line with an identifier, `get_index` says where.
    pipe = _popen(command, args)
    if not pipe:
        return None
    with pipe:
        for line in pipe:
            words = line.lower().rstrip().split()
            for place, word in enumerate(words):
                if word in hw_identifiers:
                    try:
                        mac = int(words[get_index(place)].replace(':', ''), 16)
                    except (ValueError, IndexError):
                        continue
                    if mac:
                        return mac
    return None


def _sysfs_getnode():
    """The address of the first network device that Linux lists with one."""
    import os
    folder = '/sys/class/net'
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return None
    for name in names:
        try:
            with open(os.path.join(folder, name, 'address')) as stream:
                mac = int(stream.read().strip().replace(':', ''), 16)
        except (IOError, ValueError):
            continue
        if 0 < mac < 1 << 48:
            return mac
    return None


def _ifconfig_getnode():
    """The address as ifconfig prints it."""
    for args in '', '-a', '-av':
        mac = _find_mac('ifconfig', args, ['hwaddr', 'ether', 'address:', 'lladdr'], lambda place: place + 1)
        if mac:
            return mac


def _arp_getnode():
    """The address as arp knows it for this host."""
    import socket
    try:
        host = socket.gethostbyname(socket.gethostname())
    except EnvironmentError:
        return None
    return _find_mac('arp', '-an', [host, '(%s)' % host], lambda place: -1)


def _lanscan_getnode():
    """The address as lanscan prints it."""
    return _find_mac('lanscan', '-ai', ['lan0'], lambda place: 0)


def _netstat_getnode():
    """The address in the column that netstat heads with it."""
    pipe = _popen('netstat', '-ia')
    if not pipe:
        return None
    with pipe:
        try:
            column = pipe.readline().rstrip().split().index('Address')
        except ValueError:
            return None
        for line in pipe:
            word = ''.join(line.split()[column:column + 1])
            try:
                mac = int(word.replace(':', ''), 16) if len(word) == 17 and word.count(':') == 5 else 0
            except ValueError:
                continue
            if mac:
                return mac
    return None


def _random_getnode():
    """A random number with the bit that says it is no address (RFC 4122, 4.1.6 and 4.5)."""
    import random
    return random.randrange(0, 1 << 48) | 0x010000000000


_node = None
_NODE_GETTERS_UNIX = [_sysfs_getnode, _ifconfig_getnode, _arp_getnode, _lanscan_getnode, _netstat_getnode]


def getnode():
    """The hardware address as a number of 48 bits; a random number if there is none. It is looked for once."""
    global _node
    if _node is None:
        for getter in _NODE_GETTERS_UNIX + [_random_getnode]:
            try:
                node = getter()
            except Exception:
                continue
            if node is not None and 0 <= node < 1 << 48:
                _node = node
                break
    return _node


# --- Making identifiers

_last_timestamp = None


def uuid1(node=None, clock_seq=None):
    """From the time, the hardware address (`node`) and a sequence number (random if not given)."""
    global _last_timestamp
    import time
    # From 15 October 1582 to 1970, in units of 100 ns.
    timestamp = int(time.time() * 1e7) + 0x01b21dd213814000
    if _last_timestamp is not None:
        # No two are the same, however fast they come.
        timestamp = max(timestamp, _last_timestamp + 1)
    _last_timestamp = timestamp
    if clock_seq is None:
        import random
        clock_seq = random.randrange(1 << 14)
    if node is None:
        node = getnode()
    return UUID(fields=(timestamp & 0xffffffff, timestamp >> 32 & 0xffff, timestamp >> 48 & 0x0fff,
                        clock_seq >> 8 & 0x3f, clock_seq & 0xff, node), version=1)


def uuid3(namespace, name):
    """From the MD5 hash of a name in a namespace."""
    from hashlib import md5
    return UUID(bytes=md5(namespace.bytes + name).digest()[:16], version=3)


def uuid4():
    """From random bits."""
    import os
    return UUID(bytes=os.urandom(16), version=4)


def uuid5(namespace, name):
    """From the SHA-1 hash of a name in a namespace."""
    from hashlib import sha1
    return UUID(bytes=sha1(namespace.bytes + name).digest()[:16], version=5)


NAMESPACE_DNS = UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_URL = UUID('6ba7b811-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_OID = UUID('6ba7b812-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_X500 = UUID('6ba7b814-9dad-11d1-80b4-00c04fd430c8')
