# Mailboxes of all formats: what is in their files, and what is read from them.
import email, mailbox, os, re, rfc822, shutil, StringIO, tempfile

TEXT = 'From: a@b\nTo: c\nSubject: s%d\n\nFrom here\nbody %d\n'
folder = tempfile.mkdtemp()


def show(*things):
    text = ' '.join(map(str, things)).replace(folder, 'TMP')
    text = re.sub(r'\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}', 'DATE', text)
    print re.sub(r'\d+\.M\d+P\d+Q\d+\.[-\w.\\]+', 'KEY', text)


def attempt(f, *args, **kwds):
    try:
        show(f(*args, **kwds))
    except Exception as e:
        show(type(e).__name__, e)


def tree(path):
    for root, folders, files in sorted(os.walk(path)):
        found = []
        for name in files:
            with open(os.path.join(root, name)) as f:
                found.append((repr(f.read()), name, oct(os.stat(os.path.join(root, name)).st_mode & 0700)))
        for text, name, mode in sorted(found):
            show(root, name, mode, text)


for kind in mailbox.mbox, mailbox.MMDF, mailbox.Babyl, mailbox.MH, mailbox.Maildir:
    print '=====', kind.__name__
    path = os.path.join(folder, kind.__name__)
    attempt(kind, path, create=False)
    box = kind(path, factory=None)
    keys = [box.add(m) for m in (TEXT % (1, 1), email.message_from_string(TEXT % (2, 2)), StringIO.StringIO(TEXT % (3, 3)),
                                 mailbox.MaildirMessage(TEXT % (4, 4)), 'no headers', '', mailbox.mboxMessage('From x y\nA: b\n\nz'))]
    attempt(box.add, 5)
    attempt(box.add, u'text')
    box.flush()
    show(len(box), keys, sorted(box.keys()) == sorted(keys))
    tree(path if os.path.isdir(path) else folder)
    second = box[keys[1]]
    show(second.__class__, repr(second.as_string()), repr(box.get_string(keys[0])), repr(box.get_file(keys[0]).readlines()))
    part = box.get_file(keys[0])
    show(repr(part.read(6)), part.tell(), repr(part.readline(3)), part.seek(-3, 2), repr(part.read()), repr(part.read()))
    part.close()
    for call in ((box.__getitem__, 'none'), (box.get, 'none'), (box.remove, 'none'), (box.discard, 'none'), (box.pop, 'none', 1),
                 (box.has_key, 'none'), (box.__setitem__, 'none', ''), (box.get_file, 'none'),
                 (box.update, [('none', 'x'), (keys[0], 'y: z\n\nnew')]), (box.update, {keys[2]: 'n: 2\n\n'})):
        attempt(*call)
    box.lock()
    show(sorted(name.replace(str(os.getpid()), 'PID') for name in os.listdir(folder)))
    box.remove(keys[3])
    box.flush()
    box.unlock()
    tree(path if os.path.isdir(path) else folder)
    show(sorted(set(m.__class__.__name__ for m in box)), len(box.items()), len(box.values()))
    with_factory = kind(path, lambda f: f.read(9))
    show(sorted(with_factory.values())) if kind is not mailbox.Maildir else None
    box.clear()
    attempt(box.popitem)
    box.close()
    if os.path.isdir(path):
        shutil.rmtree(path)
    else:
        os.remove(path)

print '===== folders and sequences'
for kind in mailbox.Maildir, mailbox.MH:
    box = kind(os.path.join(folder, 'top'), factory=None)
    box.add_folder('one').add('x')
    box.add_folder('two')
    show(sorted(box.list_folders()), len(box.get_folder('one')), box.remove_folder('two'), box.list_folders())
    attempt(box.get_folder, 'two')
    attempt(box.remove_folder, 'one')
    shutil.rmtree(os.path.join(folder, 'top'))
box = mailbox.MH(os.path.join(folder, 'mh'))
for i in range(8):
    message = mailbox.MHMessage('n: %d\n\n' % i)
    message.set_sequences(['all'] + ['even'] * (i % 2 == 0) + ['low'] * (i < 3))
    box.add(message)
show(sorted(box.get_sequences().items()), box[3].get_sequences())
box.set_sequences({'all': range(1, 9), 'some': [8, 1, 2, 5], 'none': []})
box.remove(4)
box.pack()
show(box.keys(), sorted(box.get_sequences().items()), repr(open(os.path.join(folder, 'mh', '.mh_sequences')).read()).count('some: 1-2 4 7'))
with open(os.path.join(folder, 'mh', '.mh_sequences'), 'w') as f:
    f.write('a: 1-\n')
attempt(box.get_sequences)

print '===== files of others'
for seed, text in enumerate(['From a\nA: b\n\nbody\nFrom c\n\nmore\n\n\nFrom d\n', 'junk\n\nFrom x\n', '\n\nFrom q\n\n\n', 'From e',
                             '\1\1\1\1\nFrom a\nA: b\n\nx\n\1\1\1\1\n\1\1\1\1\nFrom c\nbody', '\1\1\1\1\n\1\1\1\1\n',
                             'BABYL\n\37\14\n1, unseen,, lab,\nA: b\n*** EOOH ***\nC: d\n\nbody\n\37\14\n1,,\n*** EOOH ***\n\nx\n\37',
                             'From a@b Fri Mar 18 01:58:31 2005\nA: b\n\nFrom x\ntext\n']):
    path = os.path.join(folder, 'odd%d' % seed)
    with open(path, 'wb') as f:
        f.write(text)
    for kind in mailbox.mbox, mailbox.MMDF, mailbox.Babyl:
        box = kind(path)
        show(kind.__name__, seed, [box.get_string(key) for key in box.keys()], [m.get_from() for m in map(box.get_message, box.keys())]
             if kind is not mailbox.Babyl else [m.get_labels() for m in map(box.get_message, box.keys())])
        box.close()
    with open(path, 'rb') as f:
        for kind in mailbox.UnixMailbox, mailbox.PortableUnixMailbox, mailbox.MmdfMailbox, mailbox.BabylMailbox:
            f.seek(0)
            show(kind.__name__, seed, [part.read() for part in kind(f, lambda part: part)])
box = mailbox.mbox(os.path.join(folder, 'odd0'))
box.add('x')
box.remove(0)
with open(os.path.join(folder, 'odd0'), 'ab') as f:
    f.write('somebody else')
attempt(box.flush)
shutil.rmtree(folder)
