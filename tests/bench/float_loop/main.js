// SPDX-License-Identifier: MIT
/** The algorithm of main.py in plain JavaScript. */
class Point {
  constructor(i) {
    const x = Math.sin(i);
    this.x = x;
    this.y = Math.cos(i) * 3;
    this.z = x * x / 2;
  }

  normalize() {
    const { x, y, z } = this;
    const norm = Math.sqrt(x * x + y * y + z * z);
    this.x /= norm;
    this.y /= norm;
    this.z /= norm;
  }

  maximize(other) {
    this.x = this.x > other.x ? this.x : other.x;
    this.y = this.y > other.y ? this.y : other.y;
    this.z = this.z > other.z ? this.z : other.z;
    return this;
  }
}

function run(n) {
  const points = [];
  for (let i = 0; i < n; i++) points.push(new Point(i));
  for (const point of points) point.normalize();
  let best = points[0];
  for (const point of points.slice(1)) best = best.maximize(point);
  // A series that never leaves floats.
  let total = 0, sign = 1;
  for (let i = 0; i < n * 8; i++) {
    total += sign / (2 * i + 1);
    sign = -sign;
  }
  return [best, total * 4];
}

const [best, pi] = run(Number(Deno.args[0]));
console.log(`${best.x.toFixed(9)} ${best.y.toFixed(9)} ${best.z.toFixed(9)}`);
console.log(pi.toFixed(9));
