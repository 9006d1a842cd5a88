out = []
for i in range(4):
    try:
        1 / (i % 2)
    except ZeroDivisionError:
        out.append("zero")
        continue
    finally:
        out.append(i)
    out.append("end")
print out  # expect: ['zero', 0, 1, 'end', 'zero', 2, 3, 'end']
