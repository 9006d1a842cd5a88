// SPDX-License-Identifier: MIT
/** The algorithm of main.py in plain JavaScript. */
const LIMIT = 50;

function byFloats(width, height) {
  let inside = 0;
  for (let row = 0; row < height; row++) {
    const ci = 2 * row / height - 1;
    for (let column = 0; column < width; column++) {
      const cr = 3 * column / width - 2;
      let zr = 0, zi = 0, i = 0;
      while (i < LIMIT) {
        const a = zr * zr, b = zi * zi;
        if (a + b > 4) break;
        zi = 2 * zr * zi + ci;
        zr = a - b + cr;
        i++;
      }
      inside += i;
    }
  }
  return inside;
}

class Complex {
  constructor(real, imag) {
    this.real = real;
    this.imag = imag;
  }

  add(other) {
    return new Complex(this.real + other.real, this.imag + other.imag);
  }

  multiply(other) {
    return new Complex(
      this.real * other.real - this.imag * other.imag,
      this.real * other.imag + this.imag * other.real,
    );
  }

  abs() {
    return Math.hypot(this.real, this.imag);
  }
}

function byComplex(width, height) {
  const lines = [];
  for (let row = 0; row < height; row++) {
    let line = "";
    for (let column = 0; column < width; column++) {
      const c = new Complex(3 * column / width - 2, 2 * row / height - 1);
      let z = new Complex(0, 0), i = 0;
      while (i < LIMIT && z.abs() <= 2) {
        z = z.multiply(z).add(c);
        i++;
      }
      line += " .:-=+*#%@"[Math.floor(i * 9 / LIMIT)];
    }
    lines.push(line);
  }
  return lines;
}

const size = Number(Deno.args[0]);
console.log(byFloats(size * 2, size));
for (const line of byComplex(size >> 1, size >> 2)) console.log(line);
