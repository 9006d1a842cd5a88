from UserList import UserList
l = UserList([3, 1, 2])
print l + [4], [0] + l, l[1:], type(l[1:]).__name__, l * 2  # expect: [3, 1, 2, 4] [0, 3, 1, 2] [1, 2] UserList [3, 1, 2, 3, 1, 2]
l.sort(); l.append(9); l.extend('ab')
print l, len(l), l.index(9), l.pop(), l.count(1), l == [1, 2, 3, 9, 'a']  # expect: [1, 2, 3, 9, 'a', 'b'] 6 3 b 1 True
try:
    hash(l)
except TypeError as e:
    print e  # expect: unhashable type: 'UserList'
