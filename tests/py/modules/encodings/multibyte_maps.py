# SPDX-License-Identifier: MIT
# What every sequence of two bytes, and some longer ones, stands for, and how that is encoded again.
import hashlib

NAMES = '''gb2312 gbk gb18030 hz big5 cp950 big5hkscs euc_kr cp949 johab shift_jis cp932 euc_jp shift_jis_2004
    shift_jisx0213 euc_jis_2004 euc_jisx0213 iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_3 iso2022_jp_2004
    iso2022_jp_ext iso2022_kr'''.split()
SETS = ['\x1b$B', '\x1b$@', '\x1b(J', '\x1b(I', '\x1b$(D', '\x1b$A', '\x1b$(C', '\x1b$)C\x0e', '\x1b$(O', '\x1b$(P',
        '\x1b$(Q', '\x1b(A', '\x1b.A', '\x1b.F']


def digest(data):
    return hashlib.sha1(data).hexdigest()[:16]


def high():
    return ''.join(chr(lead) + chr(trail) + '\n' for lead in range(0x80, 0x100) for trail in range(0x30, 0x100))


def seven(prefix, first=0x21, step=1):
    return ''.join(prefix + chr(lead) + chr(trail) for lead in range(first, 0x7f, step) for trail in range(0x21, 0x7f))


for name in NAMES:
    if name.startswith('iso2022'):
        data = '\x1b(B\n'.join(s + seven('', 0x21 + i % 5, 5) for i, s in enumerate(SETS))
        data += '\x1b(B' + seven('\x1bN', step=20)
    elif name == 'hz':
        data = '~{' + seven('') + '~}'
    else:
        data = high()
        if name.startswith('euc_j'):
            data += ''.join('\x8f' + chr(lead) + chr(trail) for lead in range(0xa0, 0x100) for trail in range(0xa0, 0x100))
        if name == 'gb18030':
            data += ''.join(chr(a) + chr(b) + '\x81' + chr(d) + chr(a) + chr(b) + '\xfe' + chr(d)
                            for a in (0x81, 0x82, 0x83, 0x84, 0x8f, 0x90, 0xe3, 0xff) for b in range(0x30, 0x3a)
                            for d in range(0x30, 0x3b))
    text = data.decode(name, 'ignore')
    print name, len(text), digest(text.encode('utf-8')),
    # Each character alone: what may begin a pair must not meet the next one.
    print digest(u'|'.join(sorted(set(text))).encode(name, 'replace')),
    print digest(u'\n'.join(text.splitlines()).encode(name, 'replace').decode(name, 'replace').encode('utf-8'))

# Syllables of Hangul that KS X 1001 has not.
text = u''.join(unichr(c) for c in range(0xac00, 0xd7a4, 5))
print len(text.encode('euc_kr')), text.encode('euc_kr').decode('euc_kr') == text, digest(text.encode('euc_kr'))
print repr(u'\ub620\ubc29\uac01\ud558'.encode('euc_kr')), repr(u'\ub620'.encode('johab'))
