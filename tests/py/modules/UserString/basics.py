from UserString import UserString
s = UserString('Hello %s')
print s % 'you', s.upper(), s + 1, type(s[0]).__name__, s == 'Hello %s', hash(s) == hash('Hello %s')  # expect: Hello you HELLO %S Hello %s1 UserString True True
print s.split(), s.find('l'), int(UserString('42')), s.replace('l', 'L', 1)  # expect: ['Hello', '%s'] 2 42 HeLlo %s
