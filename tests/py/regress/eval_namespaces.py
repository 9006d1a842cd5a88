# What eval accepts as source and namespaces.
class Mapping:
    def __getitem__(self, key):
        if key == 'a':
            return 12
        raise KeyError(key)
class Empty:
    pass
def text(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)
print eval('a', {}, Mapping()), text(eval, 'b', {}, Mapping()), text(eval, 'a', {}, Empty()), text(eval, 'a', Mapping())  # expect: 12 ('NameError', "name 'b' is not defined") ('TypeError', 'locals must be a mapping') ('TypeError', 'globals must be a real dict; try eval(expr, {}, mapping)')
print text(eval, 'a', Empty()), text(execfile, 'x', {}, Empty()), eval(u' \t1 + 1\n'), eval(' 1+2\n')  # expect: ('TypeError', 'globals must be a dict') ('TypeError', 'locals must be a mapping') 2 3
import operator
print operator.isMappingType(Mapping()), operator.isMappingType(Empty()), operator.isSequenceType(Mapping()), operator.isSequenceType(Empty())  # expect: True False True False
