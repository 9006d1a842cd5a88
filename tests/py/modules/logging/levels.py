import logging, sys
logging.basicConfig(stream=sys.stdout, format='%(levelname)s:%(name)s:%(message)s', level=logging.INFO)
logging.debug('hidden')
logging.info('n=%d', 3)  # expect: INFO:root:n=3
log = logging.getLogger('app.net')
log.warning('%(a)s', {'a': 1})  # expect: WARNING:app.net:1
log.setLevel(logging.ERROR)
log.info('hidden')
try:
    1 / 0
except ZeroDivisionError:
    logging.getLogger('app').error('failed: %s', sys.exc_info()[1])  # expect: ERROR:app:failed: integer division or modulo by zero
print log.getEffectiveLevel(), log.parent.name, logging.getLevelName(35), log.isEnabledFor(logging.WARN)  # expect: 40 app Level 35 False
class Big(logging.Filter):
    def filter(self, record): return record.levelno >= 40
logging.root.handlers[0].addFilter(Big())
logging.warning('filtered')
logging.critical('shown')  # expect: CRITICAL:root:shown
