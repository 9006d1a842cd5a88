import binascii as b
print repr(b.b2a_uu('hello world')), b.a2b_uu(b.b2a_uu('hello world')), repr(b.b2a_uu('')), repr(b.a2b_uu('!')), repr(b.b2a_uu('x' * 45))  # expect: '+:&5L;&\\@=V]R;&0 \n' hello world ' \n' '\x00' "M>'AX>'AX>'AX>'AX>'AX>'AX>'AX>'AX>'AX>'AX>'AX>'AX>'AX>'AX>'AX\n"
print repr(b.b2a_qp('a=b \t\xe9\n')), repr(b.b2a_qp('a b_', header=True)), repr(b.b2a_qp('x' * 80)), repr(b.b2a_qp('a\r\nb', istext=False)), repr(b.b2a_qp('.')), repr(b.b2a_qp('a b', quotetabs=True))  # expect: 'a=3Db \t=E9\n' 'a_b=5F' 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxxxxx' 'a=0D=0Ab' '=2E' 'a=20b'
print repr(b.a2b_qp('a=3Db=20=\nc=zz')), repr(b.a2b_qp('a_b', header=1)), repr(b.a2b_qp('=')), repr(b.a2b_qp('=41=4'))  # expect: 'a=b c=zz' 'a b' '' 'A=4'
print repr(b.rlecode_hqx('aaaaaab\x90')), repr(b.rledecode_hqx('a\x90\x05b\x90\x00')), repr(b.b2a_hqx('hello')), b.a2b_hqx(b.b2a_hqx('abc') + ':')  # expect: 'a\x90\x06b\x90\x00' 'aaaaab\x90' "D'9XE'm" ('abc', 1)
for f, s in [('b2a_uu', 'x' * 46), ('a2b_uu', '#86)CZ'), ('rledecode_hqx', '\x90\x05'), ('rledecode_hqx', 'a\x90'), ('a2b_hqx', 'B'), ('a2b_hqx', '{')]:
    try:
        getattr(b, f)(s)
    except (b.Error, b.Incomplete) as e:
        print f, type(e).__name__, e
        # expect: b2a_uu Error At most 45 bytes at once
        # expect: a2b_uu Error Trailing garbage
        # expect: rledecode_hqx Error Orphaned RLE code at start
        # expect: rledecode_hqx Incomplete 
        # expect: a2b_hqx Incomplete String has incomplete number of bytes
        # expect: a2b_hqx Error Illegal char
