import string
t = string.Template('$who has ${n} of $$5')
print t.substitute(who='Ann', n=3), t.safe_substitute(n=3), t.substitute({'who': 'x'}, n=1)  # expect: Ann has 3 of $5 $who has 3 of $5 x has 1 of $5
for text in '$', 'a\n $1':
    try:
        string.Template(text).substitute()
    except ValueError as e:
        print e
# expect: Invalid placeholder in string: line 1, col 1
# expect: Invalid placeholder in string: line 2, col 2
try:
    t.substitute()
except KeyError as e:
    print e  # expect: 'who'
class At(string.Template):
    delimiter = '@'
    idpattern = '[a-z.]+'
print At('@a.b $x').substitute({'a.b': 3})  # expect: 3 $x
