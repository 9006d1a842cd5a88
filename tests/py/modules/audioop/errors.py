import audioop
def error(name, *args, **named):
    try:
        print repr(getattr(audioop, name)(*args, **named))
    except Exception as e:
        print e.__class__.__name__, e
print audioop.error, audioop.error.__bases__, type(audioop.max('\0\0\0\x80', 4)), type(audioop.max('a', 1)), audioop.max(u'ab', 2), audioop.max(buffer('ab'), 2)
for name, args in (
        ('max', ('a', 3)), ('max', ('abc', 2)), ('max', (5, 1)), ('max', ('a',)), ('max', (bytearray('ab'), 2)), ('max', ('a', 'b')),
        ('add', ('ab', 'abc', 1)), ('add', ('abc', 'abc', 2)), ('add', ('ab', 'ab', 3)), ('mul', ('ab', 2, 'x')), ('bias', ('ab', 2, 2 ** 40)),
        ('getsample', ('ab', 2, 5)), ('findfit', ('abc', 'ab')), ('findfit', ('ab', 'abcd')), ('findfit', ('abcd', '\0\0')), ('findfactor', ('ab', 'abcd')),
        ('findfactor', ('', '')), ('findmax', ('abc', 1)), ('findmax', ('abcd', 5)), ('findmax', ('abcd', -1)), ('findmax', ('', 0)),
        ('tomono', ('abcdef', 2, 1, 1)), ('tostereo', ('abc', 2, 1, 1)), ('lin2lin', ('ab', 2, 3)), ('ulaw2lin', ('ab', 3)),
        ('ratecv', ('abcd', 2, 0, 1, 1, None)), ('ratecv', ('abcd', 2, 1, 0, 1, None)), ('ratecv', ('abcd', 2, 1, 1, 1, None, 0)),
        ('ratecv', ('abcd', 2, 1, 1, 1, None, 1, -1)), ('ratecv', ('abc', 2, 1, 1, 1, None)), ('ratecv', ('abcd', 2, 2 ** 30, 1, 1, None)),
        ('ratecv', ('abcd', 2, 1, 1, 1, 5)), ('ratecv', ('abcd', 2, 1, 1, 1, (1, 2))), ('ratecv', ('abcd', 2, 1, 1, 1, (-1, ((1, 2), (3, 4))))),
        ('ratecv', ('abcd', 2, 1, 1, 1, (-1, (5,)))), ('ratecv', ('abcd', 2, 1, 1, 1, (-1, (('a', 2),)))), ('ratecv', ('abcd', 2, 1, 1, 1, (-1, ((1, 2),)))),
        ('lin2adpcm', ('ab', 2, 5)), ('lin2adpcm', ('ab', 2, (1,))), ('lin2adpcm', ('ab', 2, ('a', 1))), ('lin2adpcm', ('ab', 2, (0, 89))),
        ('adpcm2lin', ('ab', 2, (-40000, 3))), ('adpcm2lin', ('ab', 3, None)), ('lin2adpcm', ('ab', 2, (2 ** 40, 0)))):
    error(name, *args)
error('max', fragment='a')
