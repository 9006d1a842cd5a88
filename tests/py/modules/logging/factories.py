# What '()' names in a configuration makes the object: a function, a class of either style, or a name.
import logging
import logging.config
import sys


class Formatter:
    def __init__(self, mark):
        self.mark = mark

    def format(self, record):
        return self.mark + record.getMessage()


class Filter(object):
    def filter(self, record):
        return record.getMessage() != 'left out'


def handler():
    return logging.StreamHandler(sys.stdout)


logging.config.dictConfig({
    'version': 1,
    'formatters': {'f': {'()': Formatter, 'mark': '>'}, 'g': {'()': 'logging.Formatter', 'fmt': '%(levelname)s'}},
    'filters': {'here': {'()': Filter}},
    'handlers': {'h': {'()': handler, 'formatter': 'f', 'filters': ['here']}, 'i': {'()': handler, 'formatter': 'g'}},
    'root': {'handlers': ['h', 'i'], 'level': 'INFO'},
})
logging.info('a')  # expect: >a
# expect: INFO
logging.info('left out')  # expect: INFO
for bad in ({'version': 2}, {}, {'version': 1, 'root': {'handlers': ['x']}},
            {'version': 1, 'formatters': {'f': {'()': 'nosuch.thing'}}}):
    try:
        logging.config.dictConfig(bad)
    except ValueError as e:
        print e
# expect: Unsupported version: 2
# expect: dictionary doesn't specify a version
# expect: Unable to configure root logger: Unable to add handler 'x': 'x'
# expect: Unable to configure formatter 'f': Cannot resolve 'nosuch.thing': No module named nosuch

# Classes from private modules say that they are of this one: reprs, tracebacks and pickles show it.
for name in 'ConvertingDict ConvertingList ConvertingTuple BaseConfigurator DictConfigurator'.split():
    assert getattr(logging.config, name).__module__ == 'logging.config', name
