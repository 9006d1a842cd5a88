# What each kind of message keeps of each other kind.
import email, mailbox, re, StringIO

kinds = [mailbox.Message, mailbox.MaildirMessage, mailbox.mboxMessage, mailbox.MMDFMessage, mailbox.MHMessage, mailbox.BabylMessage]


def state(m):
    found = sorted((name, value.as_string() if hasattr(value, 'as_string') else value)
                   for name, value in vars(m).items() if name in ('_subdir', '_info', '_from', '_sequences', '_labels', '_visible'))
    return re.sub(r'\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d 2[0-9]{3}', 'DATE', '%s %r' % (found, m.as_string()))


def made(kind):
    yield kind('From: a\nStatus: R\n\nb')
    for flags in '', 'S', 'RF', 'DFPRST', 'RODFAx':
        m = kind('From: a\n\nb')
        if hasattr(m, 'set_flags'):
            m.set_flags(flags)
            m.add_flag('Fz')
            m.remove_flag('z')
            if hasattr(m, 'set_subdir'):
                m.set_subdir('cur')
                m.set_date(1e9)
            else:
                m.set_from('me', (1999, 2, 3, 4, 5, 6, 0, 0, 0))
            yield m
    for name in 'sequence', 'label':
        for words in [], ['unseen'], ['replied', 'flagged', 'replied'], ['answered', 'deleted'], ['resent', 'forwarded', 'own']:
            m = kind('From: a\nTo: q\n\nb')
            if hasattr(m, 'add_' + name):
                for word in words:
                    getattr(m, 'add_' + name)(word)
                getattr(m, 'remove_' + name)('own')
                if name == 'label':
                    m.set_visible('X: 1\nFrom: old\n\n')
                    m.update_visible()
                yield m


for kind in kinds:
    for m in made(kind):
        print '%s %s' % (kind.__name__, state(m))
        for other in kinds:
            n = other(m)
            print '    %s %s %s' % (other.__name__, state(n), n.get_date() if hasattr(n, 'get_date') and n.get_date() < 1.1e9 else '')
    for call in ('set_subdir', 'x'), ('set_info', 5), ('set_date', 'abc'), ('set_date', '5'), ('add_label', 5), ('add_sequence', 5):
        if hasattr(m, call[0]):
            try:
                print call, getattr(m, call[0])(*call[1:])
            except Exception as e:
                print call, type(e).__name__, e
    for wrong in 5, u'text':
        try:
            kind(wrong)
        except TypeError as e:
            print e
    try:
        m._explain_to(5)
    except TypeError as e:
        print e
    print state(kind()), state(kind(StringIO.StringIO('A: b\n\nc'))), state(kind(email.message_from_string('From qq ww\nA: b\n\nc')))
