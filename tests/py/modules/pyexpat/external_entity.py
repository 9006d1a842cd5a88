import pyexpat
p = pyexpat.ParserCreate()
out = []
def ref(context, base, system, public):
    out.append(('ref', base, system, public))
    q = p.ExternalEntityParserCreate(context)
    q.Parse('<?xml encoding="utf-8"?>in<x/>side', 1)
    return 1
p.SetBase('/base')
p.ExternalEntityRefHandler = ref
p.CharacterDataHandler = lambda s: out.append(s)
p.StartElementHandler = lambda n, a: out.append(n)
p.Parse('<!DOCTYPE a [<!ENTITY e SYSTEM "e.xml">]><a>1&e;2</a>', 1)
print out
p = pyexpat.ParserCreate()
p.ExternalEntityRefHandler = lambda *args: 0
try: p.Parse('<!DOCTYPE a [<!ENTITY e SYSTEM "e.xml">]><a>1&e;2</a>', 1)
except pyexpat.ExpatError as e: print e
