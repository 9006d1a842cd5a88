# A SyntaxError in the `__init__.py` of a package leaves an empty package behind; one in a module leaves nothing.
import os
import shutil
import sys
import tempfile

folder = tempfile.mkdtemp()
for name in 'broken_package', 'whole_package', 'whole_package/inner':
    os.mkdir(os.path.join(folder, name))
for name, text in [('broken_package/__init__.py', 'x = = 1\n'), ('broken_package/part.py', 'y = 1\n'),
                   ('broken_module.py', 'x = = 1\n'), ('whole_package/__init__.py', ''),
                   ('whole_package/inner/__init__.py', 'x = = 1\n')]:
    with open(os.path.join(folder, name), 'w') as f:
        f.write(text)
sys.path.insert(0, folder)
try:
    for name in 'broken_package.part', 'broken_package.part', 'broken_module':
        try:
            __import__(name)
        except SyntaxError as e:
            print name, e.msg, name.split('.')[0] in sys.modules
    # expect: broken_package.part invalid syntax True
    # expect: broken_module invalid syntax False
    import broken_package
    print sorted(vars(broken_package))  # expect: ['__doc__', '__file__', '__name__', '__package__', '__path__', 'part']
    print broken_package.__file__ == folder + '/broken_package'  # expect: True
    print broken_package.part.y  # expect: 1
    import whole_package
    try:
        import whole_package.inner
    except SyntaxError:
        print sorted(vars(whole_package.inner))  # expect: ['__doc__', '__file__', '__name__', '__package__', '__path__']
finally:
    sys.path.remove(folder)
    shutil.rmtree(folder)
    for name in 'broken_package', 'broken_package.part', 'whole_package', 'whole_package.inner':
        sys.modules.pop(name, None)
