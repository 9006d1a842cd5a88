print hash('abc') == hash(u'abc'), {'a': 1}[u'a'], {u'a': 1}['a'], len(set(['a', u'a']))  # expect: True 1 1 1
print hash(''), hash('a'), hash('hello world')  # expect: 0 12416037344 -2324238377118044897
