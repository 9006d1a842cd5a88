# expect exit: 1
# expect stderr:   File "<string>", line 2, in <module>
# expect stderr: ZeroDivisionError: integer division or modulo by zero
exec 'x = 1\nx / 0'
