import sys
sys.modules["unicodedata"] = None
try:
    eval("u'\\N{SOFT HYPHEN}'")
except SyntaxError as e:
    print e.msg
try:
    "\N{SOFT HYPHEN}".decode("unicode-escape")
except UnicodeError as e:
    print type(e).__name__, e
# expect: (unicode error) \N escapes not supported (can't load unicodedata module)
# expect: UnicodeError \N escapes not supported (can't load unicodedata module)
