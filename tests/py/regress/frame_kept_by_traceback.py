# A frame that something holds keeps its locals.
import sys
def fail(n):
    local = "kept %d" % n
    raise ValueError(n)
frames = []
for i in range(3):
    try:
        fail(i)
    except ValueError:
        frames.append(sys.exc_info()[2].tb_next.tb_frame)
print [frame.f_locals["local"] for frame in frames]  # expect: ['kept 0', 'kept 1', 'kept 2']
def me(n):
    value = n * 10
    return sys._getframe()
kept = [me(1), me(2)]
me(3)
print [frame.f_locals["value"] for frame in kept]  # expect: [10, 20]
def outer():
    secret = 7
    return inner()
def inner():
    return sys._getframe(1)
frame = outer()
outer()
print frame.f_locals  # expect: {'secret': 7}
