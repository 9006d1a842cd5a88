# oracle: none, extension of VMIOT's API
# dialects: both
print [1, 2].len(), ().len(), (1,).len(), [[]].len()  # expect: 2 0 1 1
print ["a", "b", "c"].join(), ["a", "b"].join(", "), ("x", "y").join("-"), [[].join("x")]  # expect: abc a, b x-y ['']
vmiot_set_exceptionmode(2)
try:
    ["a", 1].join()
except TypeError as e:
    print e  # expect: sequence item 1: expected string, int found
