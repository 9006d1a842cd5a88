# expect stderr: SyntaxError: invalid syntax
# expect exit: 1
print 'start' # expect: start
import helper_bad_syntax
