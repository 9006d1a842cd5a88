print eval(compile("1 + 2", "<f>", "eval"))  # expect: 3
exec compile("x = 5\nprint x", "<f>", "exec")  # expect: 5
exec compile("x + 1", "<f>", "single")  # expect: 6
c = compile("a\nb\n", "name.py", "exec")
print c.co_filename, c.co_name, c.co_names, c.co_firstlineno  # expect: name.py <module> ('a', 'b') 1
for args in (("1", "f", "other"), ("x = 1", "f", "eval"), ("1 +", "f", "exec"), ("a\0b", "f", "exec"), (5, "f", "exec")):
    try:
        compile(*args)
    except (ValueError, SyntaxError, TypeError), e:
        print type(e).__name__, getattr(e, "msg", e)  # expect: ValueError compile() arg 3 must be 'exec', 'eval' or 'single'
        # expect: SyntaxError invalid syntax
        # expect: SyntaxError invalid syntax
        # expect: TypeError compile() expected string without null bytes
        # expect: TypeError expected a readable buffer object
