x = [1, 2]
y = x
del x[:]
print y  # expect: []
try:
    del "abc"[:]
except TypeError, e:
    print e  # expect: 'str' object does not support item deletion
