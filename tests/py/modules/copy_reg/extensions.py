import copy_reg
class S(object):
    __slots__ = ('a', '__b')
print copy_reg._slotnames(S)  # expect: ['a', '_S__b']
try:
    copy_reg.pickle(S, 3)
except TypeError as e:
    print e  # expect: reduction functions must be callable
copy_reg.add_extension('m', 'n', 3)
try:
    copy_reg.add_extension('m', 'other', 3)
except ValueError as e:
    print e  # expect: code 3 is already in use for key ('m', 'n')
copy_reg.remove_extension('m', 'n', 3)
