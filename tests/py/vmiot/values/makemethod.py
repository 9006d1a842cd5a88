# oracle: none, extension of VMIOT's API
# dialects: both
class A(object):
    x = 5
def show(self, n):
    return self.x + n
a = A()
m = vmiot_makemethod(a, show)
print m(1), m.im_self is a  # expect: 6 True
a.show = m
print a.show(10)  # expect: 15
vmiot_set_exceptionmode(2)
try:
    vmiot_makemethod(a, 5)
except TypeError as e:
    print e  # expect: a method needs a function, not int
