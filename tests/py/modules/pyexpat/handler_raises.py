import pyexpat
p = pyexpat.ParserCreate()
def start(name, attrs): raise KeyError(name)
p.StartElementHandler = start
try: p.Parse('<a><b/></a>', 1)
except KeyError as e: print 'KeyError', e
print p.StartElementHandler
