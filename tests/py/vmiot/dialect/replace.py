# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
print "aXbXc".replace("X", "-", 0), "aXbXc".replace("X", "-", 1), "aXbXc".replace("X", "-")  # expect: PRINT: a-b-c a-bXc a-b-c
print "aXbX".replace("X", "", -1), "a".replace("X", "y", 0)  # expect: PRINT: ab a
