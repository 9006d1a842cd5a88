# needs: root
import spwd
root = spwd.getspnam('root')
print type(root), len(root), root.sp_nam, root[1] == root.sp_pwd, map(type, root[2:]) == [int] * 7, root.sp_flag == root[8]
# expect: <type 'spwd.struct_spwd'> 9 root True True True
print root in spwd.getspall(), spwd.getspnam(u'root') == root, type(spwd.getspall())           # expect: True True <type 'list'>
def error(f, *args):
    try:
        print f(*args)
    except Exception as e:
        print type(e).__name__, e
error(spwd.getspnam, 'nobody here')     # expect: KeyError 'getspnam(): name not found'
error(spwd.getspnam, 5)                 # expect: TypeError getspnam() argument 1 must be string, not int
error(spwd.getspnam)                    # expect: TypeError getspnam() takes exactly 1 argument (0 given)
error(spwd.getspall, 1)                 # expect: TypeError getspall() takes no arguments (1 given)
