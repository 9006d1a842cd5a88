// SPDX-License-Identifier: MIT
/** The algorithm of main.py in plain JavaScript. */
const YEAR = 365.24;
const SOLAR_MASS = 4 * 3.141592653589793 ** 2;

/** Per body: position, velocity (per day), mass in suns. */
const BODIES = [
  [[0, 0, 0], [0, 0, 0], 1],
  [
    [4.84143144246472090, -1.16032004402742839, -0.103622044471123109],
    [0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023],
    0.000954791938424326609,
  ],
  [
    [8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
    [-0.00276742510726411370, 0.00499852801234917238, 0.0000230417297573763929],
    0.000285885980666130812,
  ],
  [
    [12.8943695621391310, -15.1111514016986312, -0.223307578892655734],
    [0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556],
    0.0000436624404335156298,
  ],
  [
    [15.3796971148509165, -25.9193146099879641, 0.179258772950371181],
    [0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870],
    0.0000515138902046611451,
  ],
];

function makeSystem() {
  const system = BODIES.map(([position, velocity, mass]) => ({
    position: [...position],
    velocity: velocity.map((v) => v * YEAR),
    mass: mass * SOLAR_MASS,
  }));
  for (let axis = 0; axis < 3; axis++) {
    let momentum = 0;
    for (const { velocity, mass } of system) momentum += velocity[axis] * mass;
    system[0].velocity[axis] = -momentum / SOLAR_MASS;
  }
  return system;
}

function pairsOf(items) {
  const pairs = [];
  for (let i = 0; i < items.length; i++) {
    for (let j = i + 1; j < items.length; j++) pairs.push([items[i], items[j]]);
  }
  return pairs;
}

function energy(system, pairs) {
  let total = 0;
  for (const [a, b] of pairs) {
    const dx = a.position[0] - b.position[0], dy = a.position[1] - b.position[1], dz = a.position[2] - b.position[2];
    total -= a.mass * b.mass / Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
  for (const { velocity: [vx, vy, vz], mass } of system) total += 0.5 * mass * (vx * vx + vy * vy + vz * vz);
  return total;
}

function advance(dt, steps, system, pairs) {
  for (let step = 0; step < steps; step++) {
    for (const [a, b] of pairs) {
      const p1 = a.position, p2 = b.position, v1 = a.velocity, v2 = b.velocity;
      const dx = p1[0] - p2[0];
      const dy = p1[1] - p2[1];
      const dz = p1[2] - p2[2];
      const magnitude = dt * (dx * dx + dy * dy + dz * dz) ** -1.5;
      const b1 = a.mass * magnitude;
      const b2 = b.mass * magnitude;
      v1[0] -= dx * b2;
      v1[1] -= dy * b2;
      v1[2] -= dz * b2;
      v2[0] += dx * b1;
      v2[1] += dy * b1;
      v2[2] += dz * b1;
    }
    for (const { position, velocity } of system) {
      position[0] += dt * velocity[0];
      position[1] += dt * velocity[1];
      position[2] += dt * velocity[2];
    }
  }
}

const system = makeSystem();
const pairs = pairsOf(system);
console.log(energy(system, pairs).toFixed(9));
advance(0.01, Number(Deno.args[0]), system, pairs);
console.log(energy(system, pairs).toFixed(9));
