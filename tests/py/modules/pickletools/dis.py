# The listing, and what is wrong with damaged pickles.
import pickletools

pickletools.dis("\x80\x02]q\x00(K\x01X\x02\x00\x00\x00\xc3\xa9q\x01e.")
# expect:     0: \x80 PROTO      2
# expect:     2: ]    EMPTY_LIST
# expect:     3: q    BINPUT     0
# expect:     5: (    MARK
# expect:     6: K        BININT1    1
# expect:     8: X        BINUNICODE u'\xe9'
# expect:    15: q        BINPUT     1
# expect:    17: e        APPENDS    (MARK at 5)
# expect:    18: .    STOP
# expect: highest protocol among opcodes = 2
print repr(pickletools.optimize("\x80\x02]q\x00(K\x01X\x02\x00\x00\x00\xc3\xa9q\x01h\x01e."))
# expect: '\x80\x02](K\x01X\x02\x00\x00\x00\xc3\xa9q\x01h\x01e.'
for data in 'N', 'z', 'NN.', 'e.', 'g0\n.', 'p0\n.', 'K', 'U\x05ab', "Sx\n.", 'I1L\n.':
    try:
        for op in pickletools.genops(data):
            pass
        pickletools.dis(data, out=open('/dev/null', 'w'))
    except ValueError as e:
        print e
# expect: pickle exhausted before seeing STOP
# expect: at position 0, opcode 'z' unknown
# expect: stack not empty after STOP: [None]
# expect: no MARK exists on stack
# expect: memo key 0 has never been stored into
# expect: stack is empty -- can't store into memo
# expect: not enough data in stream to read uint1
# expect: expected 5 bytes in a string1, but only 2 remain
# expect: no string quotes around 'x'
# expect: trailing 'L' not allowed in '1L'
