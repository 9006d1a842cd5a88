# Sources made of random pieces, most of them broken, cut into lines at the right and at wrong places; and back.
import hashlib
import random
import tokenize

PIECES = ['a', 'x1', '0', '1', '7', '9', '0x', '0b', 'e', '.', 'j', 'L', '+', '-', '*', '=', '<', '>', '!', '/', '|', '~',
          '(', ')', '[', ']', '{', '}', ',', ':', ';', '@', '`', '$', "'", '"', "'''", '"""', 'u', 'r', 'b', 'R', '\\',
          '\\\n', '\\\r\n', '\n', '\n', '\n', '\n\n', '\r\n', '\r', '#', '# c', ' ', '  ', '\t', '\f', '\x80', '\0', 'if']


def tokens_of(lines):
    found = []
    try:
        for each in tokenize.generate_tokens(iter(lines).next):
            found.append(each)
    except (tokenize.TokenError, IndentationError) as error:
        return found, error.args
    return found, None


def text_of(tokens):
    try:
        return tokenize.untokenize(tokens)
    except (ValueError, IndexError) as error:
        return str(error)


random.seed(27)
for _ in range(6):
    digest = hashlib.md5()
    for _ in range(25):
        source = ''.join(random.choice(PIECES) for _ in range(random.randrange(1, 25)))
        if random.random() < 0.8:
            lines = source.splitlines(True)
        else:
            lines = [source[at:at + random.randrange(1, 9)] for at in range(0, len(source), 5)]
        tokens, error = tokens_of(lines)
        digest.update(repr((tokens, error, text_of(tokens), text_of([each[:2] for each in tokens]),
                            text_of([each if random.random() < 0.9 else each[:2] for each in tokens]))))
    print digest.hexdigest()
