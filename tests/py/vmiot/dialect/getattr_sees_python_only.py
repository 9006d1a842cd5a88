# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
print hasattr("", "atoi"), getattr("a b", "split")()  # expect: PRINT: False ['a', 'b']
