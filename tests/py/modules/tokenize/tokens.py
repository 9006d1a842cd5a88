# Tokens, their places and their lines, and what becomes of sources that are broken.
import tokenize


def show(*lines):
    print lines
    try:
        for found in tokenize.generate_tokens(iter(lines).next):
            print '   ', tokenize.tok_name[found[0]], found
    except (tokenize.TokenError, IndentationError) as error:
        print '   ', type(error).__name__, error.args


show('def f(a, *b):  # why\n', '\tif a <> .5e-3j:\n', '\n', '        return {1L: `b`}\n', '# c\n', 'x **= 0xFf; y!=0777\n')
show("a = ur'x' '''y\\''' z\n", "''' + b\"\"\"q\"\"\" + 'm\\\n", "n'\n")
show('f(1,\n', '  # c\n', '\n', '2)\n', 'a = \\\n', '  b\n')
show('class A:\n', '  def f(self):\n', '    pass\n', 'x')
show('if a:\n', '  b\n', '\f  c\n', '\f d\n')
show('if a:\n', '  \tb\n', ' c\n')
show("'abc\\\n", 'x\n', "'''x\n", 'y\n', "'''\n")
show("'abc\\\n", "x'\n", "'''x\n", "'''\n")
show("'a\\\n")
show("'''a\n")
show('(\n', 'a\n')
show(')\n', '  x\n')
show('\\\n')
show('\\\n', '# c\n', 'x')
show("x = 'abc\n", '? $!\n', '\x80\n')
show('x  \\ y\r\n', '\r\n', '# c\r\n', '\rz\n', '# c\rd\n')
show('x\n', '  ', 'y\n')
show('x \\\n  y\nz  ')
show('(\n', 'x)', '', 'y')
show(u'\xe9 = 1\n')
show("abc'x' abr'x' bur'y'\n", '0777 08 0o17 0b12 1e5j 1.e 1..a ...\n')
