# A database behaves as a dictionary does, whenever it is closed and opened again.
import dumbdbm, os, random, shutil, tempfile
rng = random.Random(27)
top = tempfile.mkdtemp()
path = os.path.join(top, 'db')
db, model = dumbdbm.open(path), {}
for step in range(40):
    key = ''.join(rng.choice('a\'"\\\n\0\xe4') for i in range(rng.randrange(3)))
    action = rng.random()
    if action < 0.2 and key in model:
        del db[key], model[key]
    elif action < 0.25:
        db.close()
        db = dumbdbm.open(path, rng.choice('rwc'))
    else:
        db[key] = model[key] = rng.choice('xy') * int(rng.expovariate(0.003))
    if step == 20:
        assert db == model, step
print sum(map(len, model.values())), len(model)         # expect: 6976 16
db.close()
print sorted(dumbdbm.open(path).items()) == sorted(model.items())       # expect: True
shutil.rmtree(top)
