# oracle: none, extension of VMIOT's API
# dialects: both
print "\x00\xab~".tohex(), "\x00\xab~".tohexlow(), "\x00\xab~".hex()  # expect: 00AB7E 00ab7e 00ab7e
print ["".tohex(), "".unhex()]  # expect: ['', '']
print ["00aB7e".unhex()]  # expect: ['\x00\xab~']
