# An archive as Info-ZIP makes it with a password: one member stored, one deflated.
import io, zipfile
data = '''UEsDBAoACQAAAKMgQyqCNDymGwAAAA8AAAABAAAAc65tr9n+BPkWzS5PxlTkRFH8nYCqnTRUR982D1BLBwiCNDymGwAAAA8AAABQ
SwMEFAAJAAgAoyBDKpRU7aoYAAAA9AEAAAEAAABsEjJ/OoP67qX386Mmwr0eBHcGYkfdkHABUEsHCJRU7aoYAAAA9AEAAFBLAQIe
AwoACQAAAKMgQyqCNDymGwAAAA8AAAABAAAAAAAAAAEAAACkgQAAAABzUEsBAh4DFAAJAAgAoyBDKpRU7aoYAAAA9AEAAAEAAAAA
AAAAAQAAAKSBSgAAAGxQSwUGAAAAAAIAAgBeAAAAkQAAAAAA'''.decode('base64')
z = zipfile.ZipFile(io.BytesIO(data))
try:
    z.read('s')
except RuntimeError as e:
    print e  # expect: File s is encrypted, password required for extraction
try:
    z.read('s', 'wrong')
except RuntimeError as e:
    print e  # expect: ('Bad password for file', 's')
print z.read('s', 'pass')  # expect: the secret text
z.setpassword('pass')
print z.read('l') == 'long ' * 100, z.open('l').read(12), z.testzip()  # expect: True long long lo None
