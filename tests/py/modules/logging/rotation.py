import atexit, logging, logging.handlers, os, shutil, tempfile
folder = tempfile.mkdtemp(); atexit.register(shutil.rmtree, folder)
name = os.path.join(folder, 'log')
h = logging.handlers.RotatingFileHandler(name, maxBytes=20, backupCount=2)
log = logging.getLogger('rot'); log.addHandler(h); log.setLevel(10); log.propagate = 0
for i in range(6):
    log.info('message %d', i)
h.close()
print sorted(os.listdir(folder)), open(name).read().split('\n'), open(name + '.2').read().split('\n')  # expect: ['log', 'log.1', 'log.2'] ['message 5', ''] ['message 3', '']
