s = set()
for w in 'one two three four five six seven eight nine ten eleven'.split():
    s.add(w)
print s  # expect: set(['seven', 'ten', 'nine', 'six', 'three', 'two', 'four', 'eleven', 'five', 'eight', 'one'])
for w in ('two', 'six', 'ten'):
    s.remove(w)
s.add('zero')
print s  # expect: set(['seven', 'nine', 'three', 'four', 'eleven', 'zero', 'five', 'eight', 'one'])
print set(range(0, 100, 7)) | set([1000, 2000]), frozenset([33, 1, 65, 97, 0]), set(x * 8 for x in range(12))  # expect: set([0, 98, 35, 70, 7, 1000, 42, 77, 14, 2000, 49, 84, 21, 56, 91, 28, 63]) frozenset([0, 33, 97, 65, 1]) set([0, 32, 48, 8, 64, 80, 16, 40, 56, 24, 72, 88])
print [s.pop() for i in range(4)], s  # expect: ['seven', 'nine', 'three', 'four'] set(['eleven', 'zero', 'five', 'eight', 'one'])
