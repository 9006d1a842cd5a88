from collections import Counter
c = Counter('abracadabra')
print c.most_common(2), c['z'], sorted(c.elements())[:3], sum(c.values())  # expect: [('a', 5), ('r', 2)] 0 ['a', 'a', 'a'] 11
c.update('zz'); c.subtract({'a': 10})
print c['z'], c['a'], Counter(a=3, b=1) - Counter(a=1, b=2), Counter(a=1) + Counter(b=2)  # expect: 2 -5 Counter({'a': 2}) Counter({'b': 2, 'a': 1})
print Counter(a=3, b=1) & Counter(a=1, b=2), Counter(a=3) | Counter(a=1, b=2), Counter()  # expect: Counter({'a': 1, 'b': 1}) Counter({'a': 3, 'b': 2}) Counter()
try:
    Counter.fromkeys('ab')
except NotImplementedError as e:
    print e  # expect: Counter.fromkeys() is undefined.  Use Counter(iterable) instead.
