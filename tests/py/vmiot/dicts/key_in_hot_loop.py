# oracle: none, extension of VMIOT's API
# dialects: both
def total(n):
    d = {"step": 3}
    s = 0
    for i in range(n):
        s += d.step
        if d.stop is not None:
            break
        if i == 2000:
            d["step"] = 1
        if i == 3000:
            d["stop"] = True
    return s, i
print total(5000)  # expect: (7004, 3001)
