# A step beyond plain ints is compared with zero as an object.
class Step(int):
    def __cmp__(self, other):
        raise RuntimeError('compared')
    __hash__ = None
big = 1 << 70
def text(*args):
    try:
        return range(*args)
    except Exception as e:
        return type(e).__name__, str(e)
print text(big, big + 1, Step(1)), text(1, 3, Step(1)), text(big, big + 4, 3), text(big, big + 1, 0L)  # expect: ('RuntimeError', 'compared') [1, 2] [1180591620717411303424L, 1180591620717411303427L] ('ValueError', 'range() step argument must not be zero')
