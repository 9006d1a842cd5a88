print len, abs, [].append.__name__, "".join.__self__ == "", len.__name__, len.__self__, len.__module__, repr([].append)[:34]  # expect: <built-in function len> <built-in function abs> append True len None __builtin__ <built-in method append of list ob
print str.upper, dict.fromkeys.__name__, int.__add__, (5).__add__.__name__, type(len), type([].append), type(str.upper), type(int.__add__), type((5).__add__)  # expect: <method 'upper' of 'str' objects> fromkeys <slot wrapper '__add__' of 'int' objects> __add__ <type 'builtin_function_or_method'> <type 'builtin_function_or_method'> <type 'method_descriptor'> <type 'wrapper_descriptor'> <type 'method-wrapper'>
print str.join("-", "ab"), int.__add__(1, 2), (5).__add__(3), list.append.__objclass__  # expect: a-b 3 8 <type 'list'>
try:
    str.upper(5)
except TypeError, e:
    print e  # expect: descriptor 'upper' requires a 'str' object but received a 'int'
try:
    str.upper()
except TypeError, e:
    print e  # expect: descriptor 'upper' of 'str' object needs an argument
