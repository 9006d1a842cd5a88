# oracle: none, extension of VMIOT's API
# dialects: both
s = "one\r\ntwo\r\nthree"
print [s.readline(), s.readline(0), s.readline(5), s.readline(10)]  # expect: ['one\r\n', 'one\r\n', 'two\r\n', None]
print [s.readline(1), s.readline(-10), s.readline(100), "".readline()]  # expect: ['ne\r\n', 'two\r\n', None, None]
print [s.readline(3), s.readline(4), "a\nb\rc".readline(), s.readline(-100)]  # expect: ['\r\n', '\ntwo\r\n', None, 'one\r\n']
pos, lines = 0, []
while True:
    line = s.readline(pos)
    if line is None:
        break
    lines.append(line[:-2])
    pos += line.len()
print lines, s[pos:]  # expect: ['one', 'two'] three
