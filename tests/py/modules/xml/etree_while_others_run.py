# SPDX-License-Identifier: MIT
"""Other threads are woken while a document is read, whatever it consists of."""
import threading
import time
from xml.etree import ElementTree

for document in "<r>" + "<a>x</a>" * 300000 + "</r>", "<r>" + "x&amp;" * 600000 + "</r>":
    woken = []

    def sleeper():
        time.sleep(0.001)
        woken.append(True)

    thread = threading.Thread(target=sleeper)
    thread.start()
    time.sleep(0)
    ElementTree.fromstring(document)
    print woken     # expect: [True]
    thread.join()
# expect: [True]
