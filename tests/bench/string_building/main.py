# SPDX-License-Identifier: MIT
"""Strings put together by concatenation, join, replace, split and case changes."""
# scale: 950 quick: 1
import sys


def words(count):
    seed = 42
    result = []
    for i in xrange(count):
        word = ""
        for j in xrange(3 + i % 5):
            seed = (seed * 1103515245 + 12345) % 2147483648
            word += chr(97 + (seed >> 16) % 26)
        result.append(word)
    return result


def run(rounds):
    vocabulary = words(2000)
    checksum = 0
    for r in xrange(rounds):
        text = ""
        for word in vocabulary:
            text += word + " "
        lines = []
        for i in xrange(0, len(text), 60):
            line = text[i:i + 60].strip().capitalize()
            lines.append(line + "." * (60 - len(line)))
        page = "\n".join(lines).replace("e", "E")
        counted = 0
        for line in page.split("\n"):
            for word in line.split():
                if word.startswith("a") or word.endswith("z"):
                    counted += 1
                elif "q" in word:
                    counted += len(word)
        backwards = "".join([c for c in reversed(page)])
        checksum = (checksum * 31 + counted + len(backwards) + ord(backwards[r])) % 1000000007
        vocabulary.append(page[r:r + 7].lower().replace("\n", ""))
    return checksum, len(page)


print "%d %d" % run(int(sys.argv[1]))
