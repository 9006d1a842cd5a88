# SPDX-License-Identifier: MIT
# What encodings of a document may have otherwise than ASCII, and those that are refused.
import codecs
import xml.parsers.expat

changed = {}


def search(name):
    if not name.startswith('test-odd-'):
        return None
    table = u''.join(map(unichr, range(256)))
    byte = int(name[9:])
    table = table[:byte] + u'\u3042' + table[byte + 1:]
    return codecs.CodecInfo(codecs.charmap_encode, lambda data, errors='strict': codecs.charmap_decode(data, errors, table),
                            name=name)


def parse(encoding, text='<a/>'):
    parser = xml.parsers.expat.ParserCreate()
    try:
        parser.Parse(('<?xml version="1.0" encoding="%s"?>' % encoding) + text, True)
    except (ValueError, LookupError, xml.parsers.expat.ExpatError) as e:
        return '%s: %s' % (type(e).__name__, e)
    return 'ok'


codecs.register(search)
print [byte for byte in range(128) if parse('test-odd-%d' % byte) == 'ok']
print parse('test-odd-60')
for encoding in 'gbk', 'shift_jis', 'hz', 'iso2022_jp', 'cp864', 'cp1251', 'nobody-knows':
    print encoding, parse(encoding)
