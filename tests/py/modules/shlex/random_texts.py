# Random texts through all ways of splitting; the sums are of what CPython gives.
import hashlib
import random
import shlex
import StringIO

random.seed(7)


def tried(f, *args, **named):
    try:
        return f(*args, **named)
    except ValueError, e:
        return str(e)


def tokens(text, posix):
    return list(shlex.shlex(text, posix=posix))


def by_hand(text):
    lexer = shlex.shlex(text, 'file')
    lexer.quotes = "'"
    found = []
    while len(found) < 40:
        token = lexer.get_token()
        if token == lexer.eof:
            break
        found.append((token, lexer.lineno))
        if len(token) == 2:
            lexer.push_token(token + 'z')
    return found, lexer.error_leader()


sums = [hashlib.md5() for _ in range(6)]
for _ in range(600):
    s = ''.join(random.choice('ab1_ \t\n"\'\\#,;-/\xe9') for k in range(random.randrange(12)))
    for total, result in zip(sums, (
            tried(shlex.split, s), tried(shlex.split, s, True), tried(shlex.split, s, posix=False),
            tried(tokens, s, False), tried(tokens, s, True), tried(by_hand, s))):
        total.update(repr(result))
for total in sums:
    print total.hexdigest()

lexer = shlex.shlex('a source b c')
lexer.source = 'source'
lexer.sourcehook = lambda name: (name, StringIO.StringIO('in "%s"' % name))
print list(lexer)
