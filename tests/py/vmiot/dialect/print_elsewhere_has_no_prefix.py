# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
import sys, StringIO
out = StringIO.StringIO()
print >>out, "a", 1.0
print >>out, "b"
print repr(out.getvalue())  # expect: PRINT: 'a 1.0\nb\n'
sys.stdout.write("raw\n")  # expect: raw
print >>sys.stdout, "to stdout"  # expect: PRINT: to stdout
print >>None, "none"  # expect: PRINT: none
