# Numbers of many lengths and exponents, each from bytes and from unicode; and what is no number.
import json

DIGITS = ['0', '7', '12', '9007199254740991', '9007199254740992', '9007199254740993', '123456789012345678901234567890']
FRACTIONS = ['', '.5', '.30000000000000004', '.']
EXPONENTS = ['', 'E+5', 'e22', 'e23', 'e-22', 'e-23', 'e307', 'e400', 'e-99999999999', 'e+']

def attempt(text, **options):
    try:
        return repr(json.loads(text, **options))
    except ValueError as e:
        return str(e)

for digits in DIGITS:
    for fraction in FRACTIONS:
        for exponent in EXPONENTS:
            for sign in ('', '-'):
                text = sign + digits + fraction + exponent
                print text, attempt(text), attempt(unicode('[%s, 1]' % text))
for text in ('-', '--1', '+1', '01', '-01', '.5', '-Infinity', '-Inf', 'Infinity', 'NaN', 'nan', '1 2', '[1 2]', '{1:2}'):
    print text, attempt(text), attempt(unicode(text)), attempt(text, parse_int=str), attempt(text, parse_constant=str)
