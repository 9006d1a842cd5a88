# oracle: none, safe_loads is an extension
# Only what is allowed is found.
import StringIO
import cPickle
import datetime
import pickle

evil = "cposix\nsystem\n(S'true'\ntR."
day = datetime.date(2020, 1, 2)
for module in pickle, cPickle:
    print module.safe_loads(module.dumps([1, {'a': None}], 2))
    for data, allowed in (evil, ()), (evil, ['posix.popen']), (module.dumps(day), ['datetime.datetime']):
        try:
            print module.safe_loads(data, allowed)
        except module.UnpicklingError as e:
            print e
    for protocol in 0, 1, 2:
        print module.safe_loads(module.dumps(day, protocol), ['datetime.date']),
    print module.safe_load(StringIO.StringIO(module.dumps(day, 2)), ['datetime.date'])
# expect: [1, {'a': None}]
# expect: global 'posix.system' is forbidden
# expect: global 'posix.system' is forbidden
# expect: global 'datetime.date' is forbidden
# expect: 2020-01-02 2020-01-02 2020-01-02 2020-01-02
# expect: [1, {'a': None}]
# expect: global 'posix.system' is forbidden
# expect: global 'posix.system' is forbidden
# expect: global 'datetime.date' is forbidden
# expect: 2020-01-02 2020-01-02 2020-01-02 2020-01-02
