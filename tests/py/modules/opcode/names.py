# The tables of the instructions.
import opcode
for number in range(0, 256, 8):
    print number, opcode.opname[number:number + 8]
print sorted(opcode.opmap.items())
for name in opcode.__all__[:7] + opcode.__all__[10:]:
    print name, getattr(opcode, name)
