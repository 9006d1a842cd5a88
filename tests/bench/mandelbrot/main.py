# SPDX-License-Identifier: MIT
"""The Mandelbrot set as text: once with float pairs, once with complex numbers."""
# scale: 480 quick: 20
import sys

LIMIT = 50


def by_floats(width, height):
    inside = 0
    for row in xrange(height):
        ci = 2.0 * row / height - 1.0
        for column in xrange(width):
            cr = 3.0 * column / width - 2.0
            zr = zi = 0.0
            i = 0
            while i < LIMIT:
                a, b = zr * zr, zi * zi
                if a + b > 4.0:
                    break
                zr, zi = a - b + cr, 2.0 * zr * zi + ci
                i += 1
            inside += i
    return inside


def by_complex(width, height):
    lines = []
    for row in range(height):
        line = ""
        for column in range(width):
            c = complex(3.0 * column / width - 2.0, 2.0 * row / height - 1.0)
            z = 0j
            for i in range(LIMIT):
                if abs(z) > 2.0:
                    break
                z = z * z + c
            else:
                i = LIMIT
            line += " .:-=+*#%@"[i * 9 // LIMIT]
        lines.append(line)
    return lines


size = int(sys.argv[1])
print by_floats(size * 2, size)
for line in by_complex(size // 2, size // 4):
    print line
