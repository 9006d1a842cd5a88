a = 'abc'
b = intern('abc')
print a is b, intern('x' * 3) is intern('xxx'), 'a' is 'a'  # expect: True True True
