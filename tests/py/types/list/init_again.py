a = [1, 2]
a.__init__('ab')
print a  # expect: ['a', 'b']
a.__init__()
print a, list(sequence=(1,))  # expect: [] [1]
