# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
print hex(100), hex(0), hex(255), hex(4294967295)  # expect: PRINT: 0x00000064 0x00000000 0x000000ff 0xffffffff
print hex(-1), hex(2 ** 32), hex(2 ** 80)  # expect: PRINT: 0xffffffff 0x0000000100000000 0x100000000000000000000L
print hex("ab"), "%x" % 100, oct(8)  # expect: PRINT: 6162 64 010
