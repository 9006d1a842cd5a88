# SPDX-License-Identifier: MIT
"""The system: files, time, threads, sockets, arguments and logs."""

import argparse
import errno
import glob
import logging
import optparse
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
import traceback
from Queue import Empty, Queue

log = logging.getLogger("station")


class Station(threading.Thread):
    def __init__(self, jobs, results):
        threading.Thread.__init__(self, name="station")
        self.daemon = True
        self.jobs = jobs
        self.results = results
        self.lock = threading.Lock()

    def run(self):
        while True:
            job = self.jobs.get()
            if job is None:
                break
            with self.lock:
                self.results.append(job * 2)
            self.jobs.task_done()


def arguments():
    parser = argparse.ArgumentParser(description="Reads sensors.")
    parser.add_argument("port", nargs="?", default="/dev/ttyS0")
    parser.add_argument("-n", "--count", type=int, default=3, help="how many")
    parser.add_argument("-v", "--verbose", action="store_true")
    known = parser.parse_args(["-n", "5", "-v"])
    older = optparse.OptionParser(usage="%prog [options]")
    older.add_option("-q", "--quiet", action="store_true", dest="quiet", default=False)
    older.add_option("-f", "--file", dest="name", metavar="FILE")
    options, rest = older.parse_args(["-q", "--file=x", "more"])
    return known.count, known.verbose, options.quiet, options.name, rest, parser.format_help()[:5]


def files(folder):
    path = os.path.join(folder, "log.txt")
    with open(path, "w") as out:
        for i in range(50):
            out.write("%d,%s\n" % (i, "x" * (i % 5)))
        out.writelines(["a,b\n", "c,d\n"])
    with open(path) as lines:
        count = sum(1 for line in lines if line.strip().split(",")[0].isdigit())
    with open(path, "rb+") as raw:
        head = raw.readline()
        raw.seek(0, 2)
        size = raw.tell()
        raw.write("end\n")
    whole = open(path).read()
    os.rename(path, path + ".1")
    shutil.copy(path + ".1", path)
    os.mkdir(os.path.join(folder, "sub"))
    seen = sorted(os.path.relpath(os.path.join(top, name), folder) for top, _, names in os.walk(folder) for name in names)
    try:
        open(os.path.join(folder, "none"))
    except IOError as error:
        assert error.errno == errno.ENOENT and "none" in str(error)
    named = glob.glob(folder + "/*.txt")
    return (count, head, size, len(whole), seen, os.path.splitext(named[0])[1], os.path.exists(path), os.path.isdir(folder),
            os.stat(path).st_size, os.path.getsize(path), os.path.basename(path), os.environ.get("HOME") is None)


def threads():
    jobs, results = Queue(), []
    stations = [Station(jobs, results) for _ in range(2)]
    for station in stations:
        station.start()
    for i in range(20):
        jobs.put(i)
    jobs.join()
    for station in stations:
        jobs.put(None)
    for station in stations:
        station.join(5)
    done = threading.Event()
    timer = threading.Timer(0.001, done.set)
    timer.start()
    done.wait(5)
    try:
        jobs.get_nowait()
    except Empty:
        pass
    return sum(results), threading.activeCount(), threading.currentThread().getName()


def wires():
    near, far = socket.socketpair()
    near.sendall("GET 1\r\n")
    ready = select.select([far], [], [], 1)[0]
    line = far.recv(100)
    far.sendall(line.strip().split()[1] + "\n")
    stream = near.makefile("rb")
    answer = stream.readline()
    far.settimeout(0.001)
    try:
        far.recv(1)
    except socket.timeout:
        answer += "late"
    near.close()
    far.close()
    return len(ready), answer


def clock():
    began = time.time()
    time.sleep(0.001)
    now = time.localtime(0)
    return time.time() > began, time.strftime("%Y-%m-%d", time.gmtime(0)), len(time.ctime()), now.tm_year, time.clock() >= 0


def failing(n):
    try:
        return failing(n - 1) if n else {}["missing"]
    except KeyError:
        kind, value, trace = sys.exc_info()
        text = traceback.format_exc()
        log.warning("depth %d: %s", n, value)
        raise RuntimeError("%s in %d lines" % (kind.__name__, len(text.splitlines())))
    finally:
        sys.exc_clear()


def main():
    logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(asctime)s %(levelname)-8s %(name)s: %(message)s")
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    folder = tempfile.mkdtemp()
    try:
        for turn in range(2):
            log.info("turn %d of %s", turn, arguments())
            print files(folder), threads(), wires(), clock()
            shutil.rmtree(folder)
            os.mkdir(folder)
    finally:
        shutil.rmtree(folder)
    try:
        failing(2)
    except RuntimeError:
        traceback.print_exc(file=sys.stdout)
    sys.stderr.write("done\n")


if __name__ == "__main__":
    main()
