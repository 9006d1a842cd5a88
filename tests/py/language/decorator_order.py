def d(name):
    print "make", name  # expect: make outer
    # expect: make inner
    def apply(f):
        print "apply", name  # expect: apply inner
        # expect: apply outer
        f.marks = getattr(f, "marks", []) + [name]
        return f
    return apply
@d("outer")
@d("inner")
def f(): pass
print f.marks  # expect: ['inner', 'outer']
# expect: make class
# expect: apply class
@d("class")
class C(object): pass
print C.marks  # expect: ['class']
