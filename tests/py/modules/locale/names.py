# Names of locales, the environment, and the C library's part: locales that every system has.
# process: the locale and the environment are those of the process
import _locale
import locale
import os


def tried(f, *args):
    try:
        return repr(f(*args))
    except (TypeError, ValueError, UnicodeError, locale.Error) as error:
        return '%s.%s: %s' % (type(error).__module__, type(error).__name__, error)


for name in ('en_US', 'de_DE', 'german', 'C', 'posix', 'ja_JP.eucJP', 'en_us.utf8', 'en_US.UTF-8', 'sr@latin',
             'sr_RS.UTF-8@latin', 'xx_YY', '', 'de_DE@euro', 'de_DE.ISO8859-15', 'zh_CN', 'ru_RU.koi8r', 'C.UTF-8',
             'en.utf8', 'ca_ES@valencia', 'pl_pl', 'iw_IL', 'POSIX.UTF-8', 'ja.sjis', 'ko_KR.EUC', 'a.b.c', 'de_DE.',
             '.utf8', '@euro', 'EN_us.iso-8859-1', 'pt_BR.cp1252', 'english.iso88591', 'zh_TW.big5', 'x@y.z',
             'en_US.utf@euro', 'fran\xe7ais', u'de_DE'):
    print repr(name), tried(locale.normalize, name), tried(locale._parse_localename, name)
for variables in ({}, {'LC_ALL': 'de_DE.UTF-8'}, {'LANG': 'fr_FR'}, {'LANGUAGE': 'it:de'}, {'LANG': 'C'}, {'LANG': 'xx'},
                  {'LC_CTYPE': 'ja_JP.eucJP', 'LANG': 'de'}, {'LANGUAGE': 'C:de', 'LANG': ''}, {'LC_ALL': 'C.UTF-8'}):
    for name in ('LC_ALL', 'LC_CTYPE', 'LANG', 'LANGUAGE'):
        os.environ.pop(name, None)
    os.environ.update(variables)
    print variables, tried(locale.getdefaultlocale), tried(locale.getdefaultlocale, ('LANG',)),
    print locale.getpreferredencoding(), locale.getpreferredencoding(False)

for args in ((0,), (6,), (0, None), (0, 'xx'), (99,), (99, 'C'), (6, 'C.UTF-8'), (6,), (1, 'C'), (0,), ('x',), (6, 5),
             (6, 'C\0'), (6, u'C'), (6, ('C', None)), (6, (None, None)), (6, ('a', 'b', 'c')), (6, ['xx', 'UTF-8'])):
    print args, tried(locale.setlocale, *args),
    if len(args) < 2 or isinstance(args[1], str):
        print tried(_locale.setlocale, *args),
    print
print locale.setlocale(locale.LC_CTYPE, 'C.UTF-8'), locale.getlocale(), locale.getpreferredencoding(False)
print tried(locale.getlocale, locale.LC_ALL), locale.getlocale(locale.LC_NUMERIC)
print tried(locale.resetlocale)
print locale.setlocale(locale.LC_ALL, 'C'), sorted(locale.localeconv().items())
print cmp(locale.strcoll('a', 'b'), 0), cmp(locale.strcoll(u'b', 'a'), 0), locale.strcoll('a\0', 'a'), locale.strcoll(u'\xe9', 'e') > 0,
print tried(locale.strcoll, 1, 2), tried(locale.strcoll, '\xe9', u'e')
for value in ('abc', u'abc', u'\xe9', '', 5, 'a\0b', 'x' * 3000):
    print tried(locale.strxfrm, value)[:100],
print
print [(name, locale.nl_langinfo(getattr(locale, name))) for name in sorted(dir(locale))
       if name.split('_')[0] in ('DAY', 'ABDAY', 'MON', 'D', 'T', 'AM', 'CODESET', 'YESEXPR', 'RADIXCHAR', 'CRNCYSTR')]
print tried(locale.nl_langinfo, 5), tried(locale.nl_langinfo, 'x'), tried(locale.nl_langinfo, 99999999)
print locale.textdomain('dom'), locale.textdomain(None), locale.bindtextdomain('dom', '/tmp'),
print locale.bindtextdomain('dom', None), tried(locale.bindtextdomain, '', None),
print locale.bind_textdomain_codeset('dom', None), locale.bind_textdomain_codeset('dom', 'utf-8'),
print locale.gettext('m'), locale.dgettext(None, 'm'), locale.dcgettext('dom', 'm', locale.LC_MESSAGES)
