# SPDX-License-Identifier: MIT
"""Sun and four planets under gravity, with a fixed time step."""
# scale: 250000 quick: 300
import sys

YEAR = 365.24
SOLAR_MASS = 4 * 3.141592653589793 ** 2

# Per body: position, velocity (per day), mass in suns.
BODIES = [
    ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], 1.0),
    ([4.84143144246472090, -1.16032004402742839, -0.103622044471123109],
     [0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023], 0.000954791938424326609),
    ([8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
     [-0.00276742510726411370, 0.00499852801234917238, 0.0000230417297573763929], 0.000285885980666130812),
    ([12.8943695621391310, -15.1111514016986312, -0.223307578892655734],
     [0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556], 0.0000436624404335156298),
    ([15.3796971148509165, -25.9193146099879641, 0.179258772950371181],
     [0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870], 0.0000515138902046611451),
]


def make_system():
    system = []
    for position, velocity, mass in BODIES:
        system.append((list(position), [v * YEAR for v in velocity], mass * SOLAR_MASS))
    for axis in range(3):
        momentum = sum([v[axis] * m for (p, v, m) in system])
        system[0][1][axis] = -momentum / SOLAR_MASS
    return system


def pairs_of(items):
    return [(items[i], items[j]) for i in range(len(items)) for j in range(i + 1, len(items))]


def energy(system, pairs):
    total = 0.0
    for (p1, v1, m1), (p2, v2, m2) in pairs:
        dx, dy, dz = p1[0] - p2[0], p1[1] - p2[1], p1[2] - p2[2]
        total -= m1 * m2 / (dx * dx + dy * dy + dz * dz) ** 0.5
    for position, (vx, vy, vz), mass in system:
        total += 0.5 * mass * (vx * vx + vy * vy + vz * vz)
    return total


def advance(dt, steps, system, pairs):
    for step in xrange(steps):
        for ([x1, y1, z1], v1, m1), ([x2, y2, z2], v2, m2) in pairs:
            dx = x1 - x2
            dy = y1 - y2
            dz = z1 - z2
            magnitude = dt * (dx * dx + dy * dy + dz * dz) ** -1.5
            b1 = m1 * magnitude
            b2 = m2 * magnitude
            v1[0] -= dx * b2
            v1[1] -= dy * b2
            v1[2] -= dz * b2
            v2[0] += dx * b1
            v2[1] += dy * b1
            v2[2] += dz * b1
        for position, (vx, vy, vz), mass in system:
            position[0] += dt * vx
            position[1] += dt * vy
            position[2] += dt * vz


def main(steps):
    system = make_system()
    pairs = pairs_of(system)
    print "%.9f" % energy(system, pairs)
    advance(0.01, steps, system, pairs)
    print "%.9f" % energy(system, pairs)


main(int(sys.argv[1]))
