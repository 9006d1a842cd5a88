# noload asks for the persistent ids of a pickle; it imports, calls and fills nothing.
import cPickle
import StringIO


def noload(text, persistent_load=None):
    u = cPickle.Unpickler(StringIO.StringIO(text))
    if persistent_load is not None:
        u.persistent_load = persistent_load
    try:
        return u.noload()
    except Exception as e:
        return type(e).__name__, str(e)


ids = []
print noload("(lp1\nI1\naPone\naPtwo\na.", ids), ids  # expect: [] ['one', 'two']
print noload("U\x03oneQ.", lambda name: name.upper())  # expect: ONE
print noload("NQ.")[0]  # expect: UnpicklingError
# Lists and dicts stay empty, tuples do not.
print noload("(I1\n(lp2\nI2\nat.")  # expect: (1, [])
print noload("}(K\x01K\x02K\x03K\x04u.")  # expect: {}
print noload("}K\x01K\x02s.")  # expect: {}
print noload("](K\x01K\x02e.")  # expect: []
# Nothing of the program is looked for.
print noload("cno_such\nname\n.")  # expect: None
print noload("cno_such\nname\n(I1\ntR.")  # expect: None
print noload("\x80\x02cno_such\nname\n)\x81}b.")  # expect: None
print noload("(ino_such\nname\n(dS'x'\nI1\nsb.")  # expect: None
print noload("(cno_such\nname\nI1\no}b.")  # expect: None
print noload("\x80\x02\x82\x01\x83\x01\x01\x84\x01\x01\x01\x01\x87.")  # expect: (None, None, None)
print noload("a.")  # expect: ('UnpicklingError', 'unpickling stack underflow')
print noload("Ns.")  # expect: ('UnpicklingError', 'unpickling stack underflow')
print noload("R.")  # expect: ('UnpicklingError', 'unpickling stack underflow')
print noload("b.")  # expect: ('UnpicklingError', 'unpickling stack underflow')
print noload("Ne.")  # expect: ('UnpicklingError', 'could not find MARK')
print noload("(o.")  # expect: ('UnpicklingError', 'bad pickle data')
print noload("Na.")  # expect: ('UnpicklingError', 'bad pickle data')
print noload("(u.")  # expect: ('UnpicklingError', 'bad pickle data')
