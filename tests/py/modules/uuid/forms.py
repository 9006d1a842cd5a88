import uuid
u = uuid.UUID('{12345678-1234-5678-1234-567812345678}')
print u, u.hex, u.int, u.fields, u.urn, repr(u.bytes_le)  # expect: 12345678-1234-5678-1234-567812345678 12345678123456781234567812345678 24197857161011715162171839636988778104 (305419896L, 4660L, 22136L, 18L, 52L, 95073701484152L) urn:uuid:12345678-1234-5678-1234-567812345678 'xV4\x124\x12xV\x124Vx\x124Vx'
print uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org').version, uuid.uuid4().version, uuid.uuid1().variant  # expect: 6fa459ea-ee8a-3ca4-894e-db77e160355e 5 4 specified in RFC 4122
print uuid.UUID(int=5) < uuid.UUID(int=6), uuid.UUID(bytes='\0' * 16)  # expect: True 00000000-0000-0000-0000-000000000000
for args in {'hex': 'x'}, {}, {'int': -1}:
    try:
        uuid.UUID(**args)
    except (ValueError, TypeError) as e:
        print e
# expect: badly formed hexadecimal UUID string
# expect: need one of hex, bytes, bytes_le, fields, or int
# expect: int is out of range (need a 128-bit value)
