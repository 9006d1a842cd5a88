# A traceback that was raised anew ends in a frame that still runs.
import sys, traceback
def plain(info):
    raise info[0], info[1], info[2]
def with_finally(info):
    try:
        raise info[0], info[1], info[2]
    finally:
        del info
def bare(info):
    raise
def deeper(info):
    plain(info)
def own(info):
    try:
        [][0]
    except IndexError:
        raise
for raises in plain, with_finally, bare, deeper, own:
    def fails():
        try:
            1 / 0
        except ZeroDivisionError:
            raises(sys.exc_info())
    for i in range(2):
        try:
            fails()
        except (ZeroDivisionError, IndexError):
            tb = sys.exc_info()[2]
            print [entry[2] for entry in traceback.extract_tb(tb)],
            while tb.tb_next:
                tb = tb.tb_next
            print tb.tb_frame.f_back.f_code.co_name
# expect: ['<module>', 'fails', 'fails'] <module>
# expect: ['<module>', 'fails', 'fails'] <module>
# expect: ['<module>', 'fails', 'fails'] <module>
# expect: ['<module>', 'fails', 'fails'] <module>
# expect: ['<module>', 'fails', 'fails'] <module>
# expect: ['<module>', 'fails', 'fails'] <module>
# expect: ['<module>', 'fails', 'deeper', 'fails'] <module>
# expect: ['<module>', 'fails', 'deeper', 'fails'] <module>
# expect: ['<module>', 'fails', 'own'] fails
# expect: ['<module>', 'fails', 'own'] fails
