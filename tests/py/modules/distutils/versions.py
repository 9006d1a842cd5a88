# Version numbers of both kinds: what is read, how they compare, what is refused.
from distutils.version import LooseVersion, StrictVersion


def say(f, *args):
    try:
        print repr(f(*args)),
    except (ValueError, TypeError, AttributeError) as e:
        print type(e).__name__, e,


for text in '1.2', '1.2.0', '1.2.3', '1', '1.2a1', '1.2.0b10', '1.02', '1.2.3.4', '1.2rc1', ' 1.2', '1.13++', '2-rc1', 5:
    say(StrictVersion, text)
    say(LooseVersion, text)
    print
texts = ['1.2', '1.2.0', '1.2a1', '1.2b1', '1.10', '0.9']
for kind in StrictVersion, LooseVersion:
    for text in texts:
        print [cmp(kind(text), kind(other)) for other in texts], [kind(text) < other for other in texts]
    print map(str, sorted(texts, key=kind)), kind('1.2') == '1.2', kind('1.2') != '1.3'
print StrictVersion('1.2a3').version, StrictVersion('1.2a3').prerelease, LooseVersion('1.2a-3').version
say(cmp, StrictVersion('1.2'), 'x')
say(cmp, LooseVersion('1.2'), 5)
