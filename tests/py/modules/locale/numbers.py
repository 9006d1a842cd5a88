# Numbers and sums of money under random conventions; a sum for each function.
import hashlib
import locale
import random


def tried(f, *args):
    try:
        return repr(f(*args))
    except (TypeError, ValueError, IndexError, OverflowError) as error:
        return '%s: %s' % (type(error).__name__, error)


CONVENTIONS = dict(decimal_point=',', mon_decimal_point=',', mon_thousands_sep=' ', currency_symbol='E',
                   int_curr_symbol='EUR ')
CHOICES = dict(
    grouping=[[], [3, 3, 0], [3, 127], [3, 2, 0], [1, 2, 3, 0], [127], [2, 0]],
    mon_grouping=[[], [3, 3, 0], [3, 127], [3, 2, 0], [1, 2, 3, 0], [127]],
    p_cs_precedes=[0, 1], n_cs_precedes=[0, 1, 127], p_sep_by_space=[0, 1], n_sep_by_space=[0, 1, 127],
    p_sign_posn=[0, 1, 2, 3, 4, 127], n_sign_posn=[0, 1, 2, 3, 4, 127], positive_sign=['', '+'], negative_sign=['-', '()'],
    thousands_sep=['.', '', ' ', '::'], frac_digits=[2, 0, 127], int_frac_digits=[2, 0, 3])
NUMBERS = [0, 1, -1, 12345678, -1234.5, 0.5, 1e10, 123456789012L, -0.0, -12, 999.995]
SPECIFIERS = ['%d', '%s', '%.2f', '%10.3f', '%-15d', '%+d', '%015.2f', '%e', '%g', '%i', '%x', '% d', '%12d', '%5.1f%%',
              '%', '%d%d', 'd', '%*d', '%(a)d', '%.3g', '%c']

random.seed(4)
sums = dict((name, hashlib.md5()) for name in ('format', 'format_string', 'currency', 'str', 'atof', 'atoi'))
for _ in range(100):
    locale._override_localeconv = dict(CONVENTIONS)
    for name in sorted(CHOICES):
        locale._override_localeconv[name] = random.choice(CHOICES[name])
    value, specifier = random.choice(NUMBERS), random.choice(SPECIFIERS)
    grouping, monetary = random.random() < .5, random.random() < .5
    results = dict(
        format=tried(locale.format, specifier, value, grouping, monetary),
        format_string=tried(locale.format_string, 'a ' + specifier + ' b %%', value, grouping),
        currency=tried(locale.currency, value, random.random() < .8, grouping, monetary),
        str=tried(locale.str, value), atof=tried(locale.atof, '1.234,5'), atoi=tried(locale.atoi, '1.234'))
    for name in results:
        sums[name].update(results[name])
for name in sorted(sums):
    print name, sums[name].hexdigest()

locale._override_localeconv = dict(CONVENTIONS, thousands_sep='.', grouping=[3, 3, 0])
for text, values in (('%d %s', (1234567, 'x')), ('%(a)d|%(b).2f|%%', {'a': 123456, 'b': 9876.5}), ('%*d|', (10, 12345)),
                     ('%-*.*f|', (14, 2, 12345.678)), ('no', ()), ('%d', ()), ('%d %d', (1,)), ('%d', (1, 2)), ('%%', ()),
                     ('%s', ('a',)), (u'%d', (1234,)), ('%r %a', (1, 2)), ('%s', 5)):
    print tried(locale.format_string, text, values, True), tried(locale.format_string, text, values)
print tried(locale.format, '%*d', 12, True, False, 12345), tried(locale.format, '%d', 5, True, False, 7)
print tried(locale.atof, '1.234,56', lambda text: 'f' + text), tried(locale.atof, 'x'), tried(locale.atof, u'1,5')
locale._override_localeconv = dict(CONVENTIONS, thousands_sep='.', grouping=[0], frac_digits=127)
print tried(locale.format, '%d', 123456, True), tried(locale.currency, 5)
print [format(1234567, 'n'), format(0.5, 'n')], locale._override_localeconv.clear(), locale.localeconv()['decimal_point']
