# oracle: none, the expat of CPython 2.7 has no such limit
import pyexpat
lines = ['<!ENTITY a0 "%s">' % ('x' * 100)]
for i in range(1, 12):
    lines.append('<!ENTITY a%d "%s">' % (i, ('&a%d;' % (i - 1)) * 10))
p = pyexpat.ParserCreate()
try: p.Parse('<!DOCTYPE b [%s]><b>&a11;</b>' % ''.join(lines), 1)
except pyexpat.ExpatError as e: print e.code     # expect: 43
p = pyexpat.ParserCreate()
try: p.Parse('<!DOCTYPE b [%s]><b c="&a11;"/>' % ''.join(lines), 1)
except pyexpat.ExpatError as e: print e.code     # expect: 43
