import os, stat
r = os.stat('/dev/null')
print stat.S_ISCHR(r.st_mode), len(r), r[0] == r.st_mode  # expect: True 10 True
print type(r).__name__, type(r.st_mtime), type(r[8])  # expect: stat_result <type 'float'> <type 'int'>
print r.n_fields, r.n_sequence_fields, r.n_unnamed_fields  # expect: 16 10 3
r.st_mode = 1  # expect raises: TypeError: readonly attribute
