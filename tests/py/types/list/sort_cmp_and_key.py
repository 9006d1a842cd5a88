words = ['banana', 'Apple', 'cherry']
words.sort(cmp=lambda x, y: cmp(len(x), len(y)), key=str.lower)
print words  # expect: ['Apple', 'banana', 'cherry']
print sorted(words, None, str.lower), sorted(words, reverse=1)  # expect: ['Apple', 'banana', 'cherry'] ['cherry', 'banana', 'Apple']
