# Expressions of plural forms, right and wrong ones, and random ones.
import hashlib
import random
from gettext import c2py


def outcome(text):
    try:
        form = c2py(text)
    except SyntaxError:
        return 'SyntaxError'
    except ValueError as error:
        return str(error)
    return [value(form, n) for n in (0, 1, 2, 5, 21, 1.0, 10L)]


def value(form, n):
    try:
        return form(n)
    except (TypeError, ZeroDivisionError) as error:
        return '%s: %s' % (type(error).__name__, error)


for text in ('', 'n', '0', 'n!=1', '((n', 'n)', 'n n', '1 2', '!n', '!!n', 'n?1:0', 'n?1', 'n==1?0:n>=2&&n<=4?1:2', 'a',
             'x+1', 'n+', 'n /2', 'n%0', '-n', '0x10', 'n=1', '&', '1.5', 'n<1<2', 'n==1==1', '(n?1:2)?3:4', '01', 'n n?',
             '(' * 20 + 'n' + ')' * 20, '(' * 21 + 'n' + ')' * 21, 'n' * 1001, 'n+' * 400 + 'n', '\tn\n', 'n ?', 'n:1',
             '9' * 30, 'n1', '1n', '()', 'n>>1', 'n&&', 'n||1&&0', '1-1-1', '8/3/2', '"', 'n;', '!n==1', '!(n==1)', '2<3==1'):
    print repr(text[:30]), outcome(text)
for n in ('x', None, [], 1.0):
    print value(c2py('n!=1'), n)


def expression(depth):
    kind = random.random()
    if depth == 0 or kind < .3:
        return random.choice(['n', '1', '2', '0', '10'])
    if kind < .5:
        return '(%s)' % expression(depth - 1)
    if kind < .6:
        return '!' + expression(depth - 1)
    if kind < .7:
        return '%s?%s:%s' % tuple(expression(depth - 1) for _ in range(3))
    operator = random.choice(['+', '-', '*', '/', '%', '<', '>', '<=', '>=', '==', '!=', '&&', '||', ' == '])
    return expression(depth - 1) + operator + expression(depth - 1)


random.seed(2)
digest = hashlib.md5()
for _ in range(120):
    text = expression(4)
    if random.random() < .1:
        at = random.randrange(len(text))
        text = text[:at] + random.choice('()n!?:& 1') + text[at + 1:]
    digest.update(repr(outcome(text)))
print digest.hexdigest()
