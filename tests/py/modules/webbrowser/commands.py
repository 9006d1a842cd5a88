# process: sets PATH, BROWSER and DISPLAY, and starts programs of its own
# What is registered where which commands are installed, and how they are called.
import os
import shutil
import tempfile

folder = tempfile.mkdtemp()
for name in ('firefox', 'galeon', 'google-chrome', 'elinks', 'w3m', 'other'):
    path = os.path.join(folder, name)
    with open(path, 'w') as f:
        f.write('#!/bin/sh\nfor a in "${0##*/}" "$@"; do printf "%%s|" "$a"; done >> %s/log\n' % folder)
    os.chmod(path, 0755)
os.environ.update(PATH=folder, DISPLAY=':0', BROWSER='w3m:FOLDER/other x%s'.replace('FOLDER', folder))

import webbrowser

print [name.replace(folder, '') for name in webbrowser._tryorder]
for name in webbrowser._tryorder[1:]:
    browser = webbrowser.get(name)
    print browser.__class__.__name__, browser.name.replace(folder, ''), browser.basename, browser.args
    for new in (0, 1, 2):
        print browser.open('http://x/y', new), open(folder + '/log').read()
        os.remove(folder + '/log')
for using in ('nope', 'firefox'):
    try:
        print webbrowser.get(using).name
    except webbrowser.Error as e:
        print e


class Browser(webbrowser.BaseBrowser):
    def open(self, url, new=0, autoraise=True):
        print url, new
        return True


webbrowser.register('Last', Browser)
webbrowser.register('first', None, Browser('f'), -1)
print webbrowser.get('LAST').name == '', webbrowser.get().name, webbrowser._tryorder[0], webbrowser._tryorder[-1]
print webbrowser.open('a'), webbrowser.open_new('b'), webbrowser.open_new_tab('c'), Browser().open_new('d')
print webbrowser.get('x %s y').args, webbrowser.get('x %s &').__class__.__name__
try:
    webbrowser.UnixBrowser('x').open('u', 5)
except webbrowser.Error as e:
    print e
shutil.rmtree(folder)
