# needs: lib
# The compiler never emits it, and a program that runs into it is refused.
import dis
print dis.opname[0], dis.opmap["STOP_CODE"]  # expect: STOP_CODE 0
