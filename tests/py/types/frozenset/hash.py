print hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2, 3])), hash(frozenset('abc'))  # expect: 133156838395276 -8166288242918962057 -7699079583225461316 7014780955557851169
print hash(frozenset([frozenset(), (1, 2), 2.5])), hash(frozenset(range(100)))  # expect: -6825216059954641412 4760205708604446044
