# process: what it prints depends on the locale
# Catalogs made here: finding them, translating by them in all ways, fallbacks, encodings; damaged ones.
import gettext
import os
import shutil
import StringIO
import struct
import tempfile


def tried(f, *args, **named):
    try:
        return repr(f(*args, **named)).replace(folder, '')
    except (EnvironmentError, ValueError, LookupError) as error:
        return '%s: %s' % (type(error).__name__, str(error).replace(folder, ''))


def catalog(messages, order='<', magic=0x950412de):
    items = sorted(messages.items())
    count = len(items)
    texts, tables = '', [[], []]
    begin = 28 + 16 * count
    for column in range(2):
        for item in items:
            tables[column].append((len(item[column]), begin + len(texts)))
            texts += item[column] + '\0'
    head = struct.pack(order + '7I', magic, 0, count, 28, 28 + 8 * count, 0, 0)
    return head + ''.join(struct.pack(order + 'II', *place) for table in tables for place in table) + texts


HEADER = ('Project-Id-Version: 2.0\nMIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\n'
          'Plural-Forms: nplurals=2; plural=n!=1;\nX-Long: a\n  b\n')
GERMAN = {'': HEADER, 'door': 'T\xfcr', 'file\0files': 'Datei\0Dateien', 'house': 'Haus'}
AUSTRIAN = {'': HEADER.replace('iso-8859-1', 'utf-8'), 'tomato': 'Paradeiser \xe2\x82\xac'}

folder = os.path.realpath(tempfile.mkdtemp())
try:
    for language, messages, order in (('de', GERMAN, '<'), ('de_AT', AUSTRIAN, '>')):
        os.makedirs(os.path.join(folder, language, 'LC_MESSAGES'))
        with open(os.path.join(folder, language, 'LC_MESSAGES', 'app.mo'), 'wb') as out:
            out.write(catalog(messages, order))
    for languages in (['de'], ['de_AT.UTF-8'], ['fr', 'de'], ['fr'], [], ['C', 'de'], ['fr', 'C', 'de'], ['de_CH@x']):
        print languages, tried(gettext.find, 'app', folder, languages), tried(gettext.find, 'app', folder, languages, all=1)
    print tried(gettext.find, 'none', folder, ['de']), tried(gettext.translation, 'none', folder, ['de'])

    german = gettext.translation('app', folder, ['de'])
    both = gettext.translation('app', folder, ['de_AT'])
    utf = gettext.translation('app', folder, ['de_AT'], codeset='utf-8')
    nothing = gettext.translation('none', folder, ['de'], fallback=True)
    for translation in (german, both, utf, nothing):
        print sorted(translation.info().items()), translation.charset(), translation.output_charset()
        for message in ('door', 'house', 'tomato', 'window', u'door'):
            print message, [tried(getattr(translation, name), message) for name in ('gettext', 'ugettext')],
        print tried(translation.lgettext, 'house')
        for n in (0, 1, 2, 1.0, 2L):
            print n, [tried(getattr(translation, name), message, message + 's', n) for message in ('file', 'wall')
                      for name in ('ngettext', 'ungettext', 'lngettext')]
    print tried(german.lgettext, 'door')
    german.set_output_charset('cp850')
    print repr(german.gettext('door')), repr(gettext.translation('app', folder, ['de']).gettext('door'))

    both.install(unicode=True, names=['ngettext', 'lgettext', 'other'])
    print _.__name__, repr(_('door')), ngettext.__name__, lgettext.__name__
    gettext.install('app', folder)
    print _.__name__, _('house')
finally:
    shutil.rmtree(folder)

print gettext.textdomain(), gettext.textdomain('app'), gettext.textdomain(), gettext.bindtextdomain('app', '/nowhere'),
print gettext.bindtextdomain('app'), gettext.bind_textdomain_codeset('app'), gettext.bind_textdomain_codeset('app', 'utf-8')
print gettext.gettext('m'), gettext.dgettext('other', 'm'), gettext.lgettext('m'), gettext.ldgettext('app', 'm'),
print gettext.ngettext('one', 'many', 1), gettext.dngettext('app', 'one', 'many', 2), gettext.lngettext('one', 'many', 1),
print gettext.ldngettext('app', 'one', 'many', 3), gettext.Catalog is gettext.translation

whole = catalog(GERMAN)
for data in (whole[:-3], whole[:200], 'xxxx' + whole[4:], catalog({}), catalog({'a': 'b'}), catalog(GERMAN, '>'),
             catalog({'': 'Content-Type: text/plain\n'}), catalog({'': 'Plural-Forms: nplurals=2; plural=n=1;\n'}),
             catalog({'': 'no colon\n\nA: b\n'})):
    translation = tried(gettext.GNUTranslations, StringIO.StringIO(data))
    print translation.split(' at 0x')[0]
empty = gettext.NullTranslations()
empty.add_fallback(gettext.GNUTranslations(StringIO.StringIO(catalog({'a': 'b'}))))
empty.add_fallback(gettext.GNUTranslations(StringIO.StringIO(catalog({'a': 'c', 'd': 'e'}))))
print [empty.gettext(message) for message in 'adx'], [empty.ugettext(message) for message in 'adx']
