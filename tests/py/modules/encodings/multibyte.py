# SPDX-License-Identifier: MIT
# Codecs of several bytes for each character: errors, handlers, pieces, streams.
import codecs
import io
import os
import StringIO
import tempfile


def show(f, *args):
    try:
        print repr(f(*args))
    except Exception as e:
        print type(e).__name__, e


# Names and other names.
for name in 'GBK', 'chinese', 'cp936', 'GB18030-2000', 'hz-gb-2312', 'csbig5', 'ms950', 'hkscs', 'ks_c-5601', 'uhc', \
        'ms1361', 'sjis', 'ms-kanji', 'ujis', 'jisx0213', 'eucjis2004', 'csiso2022kr', 'iso-2022-jp-ext':
    print codecs.lookup(name).name,
print

# What a driver of a printer, a modem or a display writes.
text = u'\u4e2d\u5ea6 23.5\u2103\n'
for name in 'gb2312', 'gbk', 'gb18030', 'big5', 'hz', 'euc_jp', 'shift_jis', 'iso2022_jp':
    print name, repr(text.encode(name)), text.encode(name).decode(name) == text

# Faults.
for name, data in [('gbk', 'a\xffb'), ('gbk', 'a\xb0'), ('gb18030', '\x81\x30\x81'), ('gb18030', '\x84\x32\x81\x30.'),
                   ('shift_jis', '\x80'), ('shift_jis', 'a\x81'), ('euc_jp', '\x8f\xa1\xa1.'), ('euc_kr', '\xa4\xd4.'),
                   ('hz', '~{VP~'), ('hz', '~x'), ('iso2022_jp', '\x1b$B0'), ('iso2022_jp', '\x1b(Z.'), ('big5', '\xa1')]:
    for errors in 'strict', 'ignore', 'replace':
        show(data.decode, name, errors)
for name in 'gbk', 'iso2022_jp', 'hz', 'euc_jp':
    for errors in 'strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'nobody':
        show(u'a\u4e2d\uac00\U00020001.'.encode, name, errors)

# Handlers of the program.
codecs.register_error('test.brackets', lambda e: (u'[%x]' % ord(e.object[e.start]), e.end))
codecs.register_error('test.same', lambda e: (u'\uac00', e.end))
codecs.register_error('test.str', lambda e: ('?', e.end))
codecs.register_error('test.far', lambda e: (u'?', 99))
codecs.register_error('test.last', lambda e: (u'?', -1))
for errors in 'brackets', 'same', 'str', 'far', 'last':
    show(u'\u4e2d\uac00a'.encode, 'gbk', 'test.' + errors)
    show('\xff\xffa'.decode, 'gbk', 'test.' + errors)
show(u'\u4e2d\uac00\u4e2d'.encode, 'hz', 'test.brackets')

# In pieces.
encoder = codecs.getincrementalencoder('iso2022_jp')()
for piece, final in (u'\u3042', False), (u'\u3042a', False), (u'\u3042', False), (u'', True), (u'\u3042', True):
    show(encoder.encode, piece, final)
show(encoder.encode, u'\u3042')
encoder.reset()
show(encoder.encode, u'a')
encoder = codecs.getincrementalencoder('euc_jis_2004')('replace')
for piece, final in (u'\u304b', False), (u'\u309a', False), (u'\u304b', False), (u'x', False), (u'\u304b', True):
    show(encoder.encode, piece, final)
print encoder.errors
decoder = codecs.getincrementaldecoder('gb18030')()
for piece, final in ('\x81', False), ('0\x81', False), ('', True), ('0\xb0', False), ('\xa1', True), ('\xff\xff', False):
    show(decoder.decode, piece, final)
show(list, codecs.iterdecode(['\x1b', '$B', '0', '!', '\x1b(B.'], 'iso2022_jp'))
show(list, codecs.iterencode([u'\u4e2d', u'\u6587', u'.'], 'hz'))


# Streams.
class Source(object):
    def __init__(self, *pieces):
        self.pieces = list(pieces)

    def read(self, size=-1):
        print 'read', size,
        return self.pieces.pop(0) if self.pieces else ''

    def readline(self, size=-1):
        print 'readline', size,
        return self.pieces.pop(0) if self.pieces else ''


reader = codecs.getreader('gbk')(Source('\xb0', '\xa1\xb0', '\xa1a\nb\xb0'))
for size in 1, 5, None, 0, 3:
    show(reader.read, size)
reader = codecs.getreader('gbk')(Source('\xb0\xa1\n', 'b\n'))
show(reader.readline)
show(reader.readline, 10)
show(reader.readline)
show(codecs.getreader('gbk')(Source(3)).read)
out = StringIO.StringIO()
writer = codecs.getwriter('iso2022_jp')(out)
writer.write(u'\u3042')
writer.writelines([u'a', u'\u3042'])
writer.reset()
writer.write(u'z')
print repr(out.getvalue())

path = os.path.join(tempfile.mkdtemp(), 'text')
with codecs.open(path, 'w', 'big5') as f:
    f.write(u'\u4e2d\u6587\n\u4e2d')
print repr(open(path, 'rb').read()), list(codecs.open(path, 'r', 'big5')), codecs.open(path, encoding='big5').readlines()
with io.open(path, 'w', encoding='gb18030') as f:
    f.write(u'\u4e2d\U0001f600\n\xdf')
print repr(io.open(path, 'rb').read()), repr(io.open(path, encoding='gb18030').read())
os.remove(path)
os.rmdir(os.path.dirname(path))

# Any object is a text.
show(codecs.lookup('gbk').encode, 3)
show(codecs.lookup('gbk').encode, 'abc')
show(codecs.lookup('gbk').encode, '\xff')
show(codecs.lookup('gbk').decode, bytearray('\xb0\xa1'))
show(codecs.lookup('gbk').decode, 3)


class NoCodec(codecs.getincrementalencoder('gbk').__mro__[1]):
    codec = 'gbk'


show(NoCodec)
