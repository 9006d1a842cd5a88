import ConfigParser, StringIO
text = '[DEFAULT]\nbase = /srv\n[net]\nhost: example ; comment\nport=80\npath = %(base)s/www\nlong = one\n  two\non = yes\n'
c = ConfigParser.SafeConfigParser()
c.readfp(StringIO.StringIO(text))
print c.sections(), c.get('net', 'path'), c.getint('net', 'port'), c.getboolean('net', 'on'), repr(c.get('net', 'long'))  # expect: ['net'] /srv/www 80 True 'one\ntwo'
print c.get('net', 'path', True), c.has_option('net', 'base'), sorted(c.options('net'))  # expect: %(base)s/www True ['base', 'host', 'long', 'on', 'path', 'port']
for args in ('nope', 'x'), ('net', 'x'):
    try:
        c.get(*args)
    except ConfigParser.Error as e:
        print e
# expect: No section: 'nope'
# expect: No option 'x' in section: 'net'
c.remove_option('net', 'long'); c.set('net', 'new', '1')
out = StringIO.StringIO(); c.write(out)
print out.getvalue()
# expect: [DEFAULT]
# expect: base = /srv
# expect: 
# expect: [net]
# expect: host = example
# expect: port = 80
# expect: path = %(base)s/www
# expect: on = yes
# expect: new = 1
# expect: 
# expect: 
try:
    c.set('net', 'bad', '%z')
except ValueError as e:
    print e  # expect: invalid interpolation syntax in '%z' at position 0
