from collections import namedtuple
P = namedtuple('P', 'x y')
p = P(1, y=2)
print p, p.x + p.y, p._replace(x=9), p._asdict(), P._make([3, 4]), P._fields, p == (1, 2)  # expect: P(x=1, y=2) 3 P(x=9, y=2) OrderedDict([('x', 1), ('y', 2)]) P(x=3, y=4) ('x', 'y') True
print namedtuple('R', 'a def a _x', rename=True)._fields, P.__doc__, P.x.__doc__  # expect: ('a', '_1', '_2', '_3') P(x, y) Alias for field number 0
try:
    P(1)
except TypeError as e:
    print e  # expect: __new__() takes exactly 3 arguments (2 given)
for names in 'class', '1a', 'a a', 'a$', '_a':
    try:
        namedtuple('T', names)
    except ValueError as e:
        print e
# expect: Type names and field names cannot be a keyword: 'class'
# expect: Type names and field names cannot start with a number: '1a'
# expect: Encountered duplicate field name: 'a'
# expect: Type names and field names can only contain alphanumeric characters and underscores: 'a$'
# expect: Field names cannot start with an underscore: '_a'
try:
    p._replace(z=1)
except ValueError as e:
    print e  # expect: Got unexpected field names: ['z']
