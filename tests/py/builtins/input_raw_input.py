# stdin: 1 + 2
# stdin: text line
# stdin: last
print input("expr? ")  # expect: expr? 3
print repr(raw_input()), repr(raw_input("prompt>"))  # expect: 'text line' prompt>'last'
try:
    raw_input()
except EOFError, e:
    print e  # expect: EOF when reading a line
