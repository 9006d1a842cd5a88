class D(dict):
    def __missing__(self, key):
        return ('missing', key)
d = D(a=1)
print d['a'], d['b'], d.get('b'), len(d), 'b' in d  # expect: 1 ('missing', 'b') None 1 False
