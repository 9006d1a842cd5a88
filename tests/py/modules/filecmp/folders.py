# process: changes the current folder
import filecmp, os, shutil, tempfile
top = tempfile.mkdtemp()
os.chdir(top)
def put(path, text=''):
    if not os.path.isdir(os.path.dirname(path)):
        os.makedirs(os.path.dirname(path))
    with open(path, 'w') as f:
        f.write(text)
    os.utime(path, (1000, 1000))
for path, text in (('a/same', 'x'), ('b/same', 'x'), ('a/diff', 'x1'), ('b/diff', 'x2'), ('a/len', 'x'), ('b/len', 'xyz'), ('a/left', ''),
                   ('b/right', ''), ('a/sub/s', '1'), ('b/sub/s', '1'), ('a/sub/d', '1'), ('b/sub/d', '22'), ('a/mixed', ''), ('b/mixed/x', ''),
                   ('a/RCS', ''), ('b/RCS', ''), ('a/sub/deep/f', '1'), ('b/sub/deep/f', '1'), ('a/big', 'x' * 20000), ('b/big', 'x' * 19999 + 'y')):
    put(path, text)
os.symlink('/none', 'a/gone')
os.symlink('/none', 'b/gone')
def error(f, *args):
    try:
        print f(*args)
    except Exception as e:
        print type(e).__name__, e
print filecmp.cmp('a/same', 'b/same'), filecmp.cmp('a/diff', 'b/diff'), filecmp.cmp('a/diff', 'b/diff', 0), filecmp.cmp('a/diff', 'b/diff', shallow=False)        # expect: True True False False
print filecmp.cmp('a/len', 'b/len'), filecmp.cmp('a', 'b'), filecmp.cmp('a/same', 'a'), filecmp.cmp('a/big', 'b/big', 0)               # expect: False False False False
error(filecmp.cmp, 'a/none', 'b/same')          # expect: OSError [Errno 2] No such file or directory: 'a/none'
os.utime('b/diff', (2000, 2000))
os.utime('b/same', (2000, 2000))
print filecmp.cmp('a/same', 'b/same'), filecmp.cmp('a/diff', 'b/diff')          # expect: True False
# The answer is kept while size and time are the same.
put('a/diff', 'x2')
print filecmp.cmp('a/diff', 'b/diff')           # expect: False
put('a/diff', 'x11')
print filecmp.cmpfiles('a', 'b', ['same', 'diff', 'left', 'mixed', 'none', 'sub']), filecmp.cmpfiles('a', 'b', ['big'], 0)
# expect: (['same'], ['diff', 'mixed', 'sub'], ['left', 'none']) ([], ['big'], [])
d = filecmp.dircmp('a', 'b')
print d.left, d.right, d.ignore, d.hide, sorted(d.__dict__)         # expect: a b ['RCS', 'CVS', 'tags'] ['.', '..'] ['hide', 'ignore', 'left', 'right']
for name in sorted(d.methodmap):
    print name, sorted(getattr(d, name))
# expect: common ['big', 'diff', 'gone', 'len', 'mixed', 'same', 'sub']
# expect: common_dirs ['sub']
# expect: common_files ['big', 'diff', 'len', 'same']
# expect: common_funny ['gone', 'mixed']
# expect: diff_files ['diff', 'len']
# expect: funny_files []
# expect: left_list ['big', 'diff', 'gone', 'left', 'len', 'mixed', 'same', 'sub']
# expect: left_only ['left']
# expect: right_list ['big', 'diff', 'gone', 'len', 'mixed', 'right', 'same', 'sub']
# expect: right_only ['right']
# expect: same_files ['big', 'same']
# expect: subdirs ['sub']
print d.subdirs['sub'].left, d.subdirs['sub'].right             # expect: a/sub b/sub
error(lambda: d.none)           # expect: AttributeError none
d.report_full_closure()
# expect: diff a b
# expect: Only in a : ['left']
# expect: Only in b : ['right']
# expect: Identical files : ['big', 'same']
# expect: Differing files : ['diff', 'len']
# expect: Common subdirectories : ['sub']
# expect: Common funny cases : ['gone', 'mixed']
# expect:
# expect: diff a/sub b/sub
# expect: Identical files : ['s']
# expect: Differing files : ['d']
# expect: Common subdirectories : ['deep']
# expect:
# expect: diff a/sub/deep b/sub/deep
# expect: Identical files : ['f']
filecmp.dircmp('a', 'b', ['same', 'big'], ['gone', 'mixed', 'sub']).report_partial_closure()
# expect: diff a b
# expect: Only in a : ['left']
# expect: Only in b : ['right']
# expect: Identical files : ['RCS']
# expect: Differing files : ['diff', 'len']
error(lambda: filecmp.dircmp('a', 'none').left_list)            # expect: OSError [Errno 2] No such file or directory: 'none'
os.chdir('/')
shutil.rmtree(top)
