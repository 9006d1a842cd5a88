a = 1
print {a, 2, 2, a}, sorted({3, 1, 2}), type({a})  # expect: set([1, 2]) [1, 2, 3] <type 'set'>
try:
    {[]}
except TypeError, e:
    print e  # expect: unhashable type: 'list'
