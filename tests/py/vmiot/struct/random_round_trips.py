# oracle: none, extension of VMIOT's API
# dialects: both
import random
random.seed(3)
letters = "bBhHiIqQ"
for n in range(300):
    fmt, values = "", []
    for i in range(random.randrange(8)):
        letter = random.choice(letters + "fsvVcx")
        if letter in letters:
            bits = 8 * letter.structcalcsize()
            values.append(random.getrandbits(bits) - (2 ** (bits - 1) if letter.islower() else 0))
        elif letter == "f":
            values.append(random.random())
        elif letter != "x":
            size = 1 if letter == "c" else random.randrange(1, 9)
            values.append("".join(chr(random.randrange(1, 256)) for i in range(size)))
            letter = str(size) + "s" if letter == "s" else letter
        fmt += letter
    if fmt.unpackExact(fmt.pack(*values)) != tuple(values) or fmt.netunpackExact(fmt.netpack(*values)) != tuple(values):
        print "differs", fmt
print "done"  # expect: done
