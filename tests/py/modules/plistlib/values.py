# Property lists there and back: all kinds of values, what is refused, and what odd documents give.
import datetime
import plistlib
from StringIO import StringIO

value = dict(text='a<b&c>"\'', wide=u'\xe9', lines='a\r\nb\rc', number=5, big=2**40, real=1.5, yes=True, no=False,
             date=datetime.datetime(2020, 1, 2, 3, 4, 5), data=plistlib.Data('\0\1\2' * 30), none=[],
             deep={'list': [1, (2, ['x']), {}], 'data': plistlib.Data('')})
text = plistlib.writePlistToString(value)
print text
back = plistlib.readPlistFromString(text)
print sorted(back.items())


def say(f, *args):
    try:
        print repr(f(*args))
    except Exception as e:
        print type(e).__name__, e


for refused in None, {1: 2}, [object], '\x01', u'\x1f', '\xff', {'a': set()}:
    say(plistlib.writePlistToString, refused)
for body in ['<dict><key>a</key><integer> 5 </integer></dict>', '<dict><integer>5</integer></dict>', '<true/>', '',
             '<array><string> x </string><date>2020-01-02T03:04Z</date></array>', '<date>2020-01-02</date>',
             '<data>AA EC</data>', '<string>a<true/>b</string>', '<integer>0x10</integer>', '<real>1e3</real>', '<x>']:
    say(plistlib.readPlistFromString, '<plist version="1.0">%s</plist>' % body)
for date in '2020-01-02Z', '2020-01-02T03Z', '2020-01-02T03:04:05.5Z':
    say(plistlib._dateFromString, date)

file = StringIO()
writer = plistlib.PlistWriter(file, 1, '  ', 0)
writer.writeValue([plistlib.Data('x' * 60)])
writer.simpleElement('empty')
print file.getvalue()
data = plistlib.Data('abc')
print data == 'abc', data == plistlib.Data('abc'), data != plistlib.Data('b'), data < plistlib.Data('b')
print repr(data), data.asBase64(), repr(plistlib.Data.fromBase64('YWJj'))
old = plistlib.Plist(a=1)
old.b = [2]
del old.a
say(getattr, old, 'a')
file = StringIO()
old.write(file)
print plistlib.Plist.fromFile(StringIO(file.getvalue())), sorted(plistlib.Dict(x=1, y=2))
