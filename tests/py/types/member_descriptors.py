import types
M = types.MemberDescriptorType
print type(type(lambda: 0).func_globals) is M, type(complex.real) is M, type(IOError.errno) is M  # expect: True True True
print type(property.fget) is M, complex.real, type(int.real) is M  # expect: True <member 'real' of 'complex' objects> False
def t(f):
    try:
        f()
    except (TypeError, AttributeError), e:
        print e
t(lambda: setattr(lambda: 0, "func_globals", {}))  # expect: readonly attribute
t(lambda: setattr(1j, "real", 2))  # expect: readonly attribute
t(lambda: setattr(1, "real", 2))  # expect: attribute 'real' of 'int' objects is not writable
