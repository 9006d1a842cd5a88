# SPDX-License-Identifier: MIT
"""Writes the code pages of vm/lib/encodings, and its aliases, from what CPython 2.7 decodes.

    python2.7 tools/gen_code_pages.py        (a real CPython 2.7: it is asked what each byte stands for)

The results are committed. Nothing of CPython's text goes in, only the 256 characters of each page."""
import codecs
import os
import sys
from encodings.aliases import aliases

PAGES = ('cp037 cp1006 cp1026 cp1140 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp424 cp437 cp500 '
         'cp720 cp737 cp775 cp850 cp852 cp855 cp856 cp857 cp858 cp860 cp861 cp862 cp863 cp864 cp865 cp866 cp869 cp874 '
         'cp875 hp_roman8 iso8859_1 iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9 '
         'iso8859_10 iso8859_11 iso8859_13 iso8859_14 iso8859_15 iso8859_16 koi8_r koi8_u mac_arabic mac_centeuro '
         'mac_croatian mac_cyrillic mac_farsi mac_greek mac_iceland mac_latin2 mac_roman mac_romanian mac_turkish '
         'palmos ptcp154 tis_620').split()
ROW = 16


def character(page, byte):
    try:
        return chr(byte).decode(page)
    except UnicodeDecodeError:
        return u'\ufffe'


def literal(text):
    return ''.join('\\u%04x' % ord(c) if not 32 <= ord(c) < 127 or c in u"\\'" else str(c) for c in text)


def source(page, name, table):
    lines = ['# SPDX-License-Identifier: MIT',
             '"""The code page %s. Written by tools/gen_code_pages.py."""' % name,
             'from encodings import _make', '',
             'decoding_table = (']
    start = 0
    if table[:128] == ''.join(map(unichr, range(128))):
        lines.append("    u''.join(map(unichr, range(128))) +")
        start = 128
    for at in range(start, 256, ROW):
        lines.append("    u'%s'" % literal(table[at:at + ROW]))
    lines += [')', '', '_make.define_charmap(globals(), %r, decoding_table)' % name, '']
    return '\n'.join(lines)


def main():
    folder = os.path.join(os.path.dirname(os.path.abspath(sys.argv[0])), '..', 'vm', 'lib', 'encodings')
    for page in PAGES:
        table = u''.join(character(page, byte) for byte in range(256))
        for byte, code in enumerate(table):
            # Pages where several bytes are one character must encode as CPython does, too.
            if code != u'\ufffe':
                assert codecs.charmap_encode(code, 'strict', codecs.charmap_build(table))[0] == code.encode(page), page
        name = __import__('encodings.' + page, None, None, ['getregentry']).getregentry().name
        with open(os.path.join(folder, page + '.py'), 'w') as out:
            out.write(source(page, name, table))
    there = set(entry[:-3] for entry in os.listdir(folder) if entry.endswith('.py'))
    with open(os.path.join(folder, 'aliases.py'), 'w') as out:
        out.write('# SPDX-License-Identifier: MIT\n'
                  '"""Other names of the encodings, normalised, and their modules. Written by tools/gen_code_pages.py.'
                  '"""\n\naliases = {\n')
        for alias, module in sorted(aliases.items(), key=lambda item: (item[1], item[0])):
            if module in there:
                out.write('    %r: %r,\n' % (alias, module))
        out.write('}\n')


if __name__ == '__main__':
    main()
