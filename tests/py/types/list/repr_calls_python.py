class R(object):
    def __repr__(self):
        return 'R!'
print [R(), [R()]], (R(),), {R: 1}.values(), {1: R()}, str([R()])  # expect: [R!, [R!]] (R!,) [1] {1: R!} [R!]
