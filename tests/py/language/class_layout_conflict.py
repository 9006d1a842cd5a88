def t(*bases):
    try:
        type("A", bases, {})
    except TypeError, e:
        print e
t(int, str)  # expect: multiple bases have instance lay-out conflict
t(list, dict)  # expect: multiple bases have instance lay-out conflict
t(IOError, SyntaxError)  # expect: multiple bases have instance lay-out conflict
t(KeyError, IOError)
t(bool)  # expect: type 'bool' is not an acceptable base type
t(type(None))  # expect: type 'NoneType' is not an acceptable base type
class O: pass
t(O)  # expect: a new-style class can't have only classic bases
