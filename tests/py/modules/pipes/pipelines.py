import os, pipes, re, shutil, tempfile
def error(f, *args):
    try:
        print repr(f(*args))
    except Exception as e:
        print type(e).__name__, e
for text in '', 'a/b.c-d_e=f:g,h@i%j+k', 'a b', "it's", '$x', u'\xe4', u'abc', 'a\nb', '~':
    print repr(pipes.quote(text)),
print
# expect: "''" 'a/b.c-d_e=f:g,h@i%j+k' "'a b'" '\'it\'"\'"\'s\'' "'$x'" u"'\xe4'" u'abc' "'a\nb'" "'~'"
error(pipes.quote, 5)           # expect: TypeError 'int' object is not iterable

t = pipes.Template()
print t, pipes.stepkinds        # expect: <Template instance, steps=[]> ['ff', '-f', 'f-', '--', '.-', '-.']
for method, args in (('append', (5, '--')), ('append', ('x', 'zz')), ('append', ('x', '.-')), ('append', ('x', 'f-')), ('append', ('$IN', 'ff')),
                     ('prepend', ('x', '-.')), ('prepend', ('x', '-f')), ('prepend', (None, '--'))):
    error(getattr(t, method), *args)
# expect: TypeError Template.append: cmd must be a string
# expect: ValueError Template.append: bad kind 'zz'
# expect: ValueError Template.append: SOURCE can only be prepended
# expect: ValueError Template.append: missing $IN in cmd
# expect: ValueError Template.append: missing $OUT in cmd
# expect: ValueError Template.prepend: SINK can only be appended
# expect: ValueError Template.prepend: missing $OUT in cmd
# expect: TypeError Template.prepend: cmd must be a string

# The commands for each combination of kinds.
tempfile.tempdir = top = tempfile.mkdtemp()
TEMPORARY = re.escape(os.path.join(top, 'tmp')) + r'\w+'
for kinds in ('--', ''), ('ff', ''), ('f-', '-f'), ('-f', 'f-'), ('-f', '--'), ('.-', '-f'), ('f-', '-.'), ('.-', '-.'), ('--', '--'):
    for infile, outfile in ('', ''), ('i', 'o o'):
        t = pipes.Template()
        for kind in filter(None, kinds):
            t.steps.append(('c' + ' $IN' * (kind[0] == 'f') + ' $OUT' * (kind[1] == 'f'), kind))
        print repr(re.sub(TEMPORARY, 'TMP', t.makepipeline(infile, outfile)))
# expect: 'c'
# expect: "c <i >'o o'"
# expect: "trap 'rm -f TMP TMP; exit' 1 2 3 13 14 15\ncat >TMP\nIN=TMP; OUT=TMP; c $IN $OUT\ncat <TMP\nrm -f TMP TMP"
# expect: "IN=i; OUT='o o'; c $IN $OUT"
# expect: "trap 'rm -f TMP TMP; exit' 1 2 3 13 14 15\ncat >TMP\nIN=TMP; c $IN |\n{ OUT=TMP; c $OUT; }\ncat <TMP\nrm -f TMP TMP"
# expect: "IN=i; c $IN |\n{ OUT='o o'; c $OUT; }"
# expect: "trap 'rm -f TMP; exit' 1 2 3 13 14 15\nOUT=TMP; c $OUT\nIN=TMP; c $IN\nrm -f TMP"
# expect: "trap 'rm -f TMP; exit' 1 2 3 13 14 15\nOUT=TMP; c $OUT <i\nIN=TMP; c $IN >'o o'\nrm -f TMP"
# expect: "trap 'rm -f TMP; exit' 1 2 3 13 14 15\nOUT=TMP; c $OUT\nc <TMP\nrm -f TMP"
# expect: "trap 'rm -f TMP; exit' 1 2 3 13 14 15\nOUT=TMP; c $OUT <i\nc <TMP >'o o'\nrm -f TMP"
# expect: "trap 'rm -f TMP; exit' 1 2 3 13 14 15\nc |\n{ OUT=TMP; c $OUT; }\ncat <TMP\nrm -f TMP"
# expect: "c |\n{ OUT='o o'; c $OUT; }"
# expect: "trap 'rm -f TMP; exit' 1 2 3 13 14 15\ncat >TMP\nIN=TMP; c $IN |\nc\nrm -f TMP"
# expect: 'IN=i; c $IN |\nc'
# expect: 'c |\nc'
# expect: 'c |\nc'
# expect: 'c |\nc'
# expect: "c <i |\nc >'o o'"

source, target = os.path.join(top, 'in put'), os.path.join(top, 'out')
with open(source, 'w') as f:
    f.write('hello\n')
t = pipes.Template()
t.append('tr a-z A-Z', '--')
u = t.clone()
u.append('cp $IN $OUT', 'ff')
u.prepend('cat "$IN"', 'f-')
print len(t.steps), len(u.steps), t.copy(source, target), repr(open(target).read()), u.copy(source, target), repr(open(target).read())
# expect: 1 3 0 'HELLO\n' 0 'HELLO\n'
with t.open(source, 'r') as f:
    print repr(f.read())        # expect: 'HELLO\n'
f = u.open(target, 'w')
f.write('text')
print f.close(), open(target).read(), pipes.Template().open(source, 'r').read() == 'hello\n'       # expect: None TEXT True
error(t.open, source, 'rw')     # expect: ValueError Template.open: rw must be 'r' or 'w', not 'rw'
t.append('cat', '-.')
error(t.append, 'cat', '--')    # expect: ValueError Template.append: already ends with SINK
error(t.open, source, 'r')      # expect: ValueError Template.open_r: pipeline ends width SINK
t.reset()
t.prepend('echo', '.-')
error(t.prepend, 'cat', '--')   # expect: ValueError Template.prepend: already begins with SOURCE
error(t.open, target, 'w')      # expect: ValueError Template.open_w: pipeline begins with SOURCE
t.debug(1)
print repr(t.makepipeline('', 'there'))
# expect: echo >there
# expect: 'set -x; echo >there'
shutil.rmtree(top)
