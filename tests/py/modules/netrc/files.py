# process: sets HOME
import netrc, os, shutil, tempfile
top = tempfile.mkdtemp()
path = os.path.join(top, 'file')
def read(text):
    with open(path, 'w') as f:
        f.write(text)
    try:
        found = netrc.netrc(path)
        print sorted(found.hosts.items()), sorted(found.macros.items())
        return found
    except netrc.NetrcParseError as e:
        print str(e).replace(top, ''), e.msg == e.args[0], e.filename == path, e.lineno
read('machine h login l password p\n')          # expect: [('h', ('l', None, 'p'))] []
n = read('machine h user l account a password p default login d password q\nmacdef m\nx y\n z\n\n')
# expect: [('default', ('d', None, 'q')), ('h', ('l', 'a', 'p'))] [('m', ['x y\n', ' z\n'])]
print n.authenticators('h'), n.authenticators('i')             # expect: ('l', 'a', 'p') ('d', None, 'q')
print read('').authenticators('h')
# expect: [] []
# expect: None
print repr(repr(read('macdef m\nl\n\nmachine h\n  account a\n  password p')))
# expect: [('h', ('', 'a', 'p'))] [('m', ['l\n'])]
# expect: 'machine h\n\tlogin \n\taccount a\n\tpassword p\nmacdef m\nl\n\n'
read('# all\n#hosts\nmachine h password p#q # c\n#x machine y\nmachine i password "q"\nmachine i login m password r')
# expect: [('h', ('', None, 'p#q')), ('i', ('m', None, 'r'))] []
read('machine')                 # expect: malformed machine entry  terminated by '' (/file, line 1) True True 1
read('machine h\nlogin l\n')    # expect: malformed machine entry h terminated by '' (/file, line 3) True True 3
read('default #\n')             # expect: malformed default entry default terminated by '#' (/file, line 2) True True 2
read('\n\nfoo bar')             # expect: bad toplevel token 'foo' (/file, line 3) True True 3
read('machine h login l x y')   # expect: bad follower token 'x' (/file, line 1) True True 1
read('macdef m\na\nb\n\nbad')   # expect: bad toplevel token 'bad' (/file, line 2) True True 2
try:
    netrc.netrc(os.path.join(top, 'none'))
except IOError as e:
    print str(e).replace(top, '')       # expect: [Errno 2] No such file or directory: '/none'
os.environ['HOME'] = top
path = os.path.join(top, '.netrc')
with open(path, 'w') as f:
    f.write('machine h password p')
os.chmod(path, 0600)
print netrc.netrc().hosts       # expect: {'h': ('', None, 'p')}
os.chmod(path, 0640)
try:
    netrc.netrc()
except netrc.NetrcParseError as e:
    print e.msg                 # expect: ~/.netrc access too permissive: access permissions must restrict access to only the owner
print netrc.netrc(path).hosts   # expect: {'h': ('', None, 'p')}
del os.environ['HOME']
try:
    netrc.netrc()
except IOError as e:
    print e                     # expect: Could not find .netrc: $HOME is not set
shutil.rmtree(top)
