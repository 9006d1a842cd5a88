# SPDX-License-Identifier: MIT
"""Regular expressions over a log: match with groups, findall, sub with function, split, alternation, look-ahead."""
# scale: 95000 quick: 100
import re
import sys

LINE = re.compile(r"^(\d{4})-(\d\d)-(\d\d) (?P<host>[\w.-]+) \[(?P<level>[A-Z]+)\] (?P<text>.*)$")
ADDRESS = re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b")
WORD = re.compile(r"[a-z]+", re.I)
PAIR = re.compile(r"(\w+)=(\"[^\"]*\"|\S+)")
NOT_OK = re.compile(r"status=(?!200)\d+")


def log(n):
    for i in xrange(n):
        yield "2016-%02d-%02d host-%d.example [%s] from 10.0.%d.%d status=%d user=\"u %d\" took=%dms" % (
            i % 12 + 1, i % 28 + 1, i % 7, ("INFO", "WARN", "ERROR")[i % 3], i % 256, i * 7 % 256,
            (200, 404, 200, 500)[i % 4], i % 50, i % 97)


def run(n):
    levels, users, addresses, bad, words = {}, {}, set(), 0, 0
    masked = ""
    for line in log(n):
        match = LINE.match(line)
        level = match.group("level")
        levels[level] = levels.get(level, 0) + int(match.group(2))
        text = match.group("text")
        fields = dict(PAIR.findall(text))
        users[fields["user"]] = users.get(fields["user"], 0) + 1
        addresses.update(ADDRESS.findall(text))
        if NOT_OK.search(text):
            bad += 1
        words += len(WORD.findall(line))
        masked = re.sub(r"\d+", lambda found: "#" * len(found.group()), text)
        words += len(re.split(r"[\s=]+", text))
    return sorted(levels.items()), len(users), len(addresses), bad, words, masked


for item in run(int(sys.argv[1])):
    print item
