# SPDX-License-Identifier: MIT
"""Converts colours from one system of coordinates to another. All coordinates go from 0 to 1, but I and Q.

RGB: red, green, blue. YIQ: luminance and chrominance of NTSC television; I and Q may be negative. HLS: hue, lightness,
saturation. HSV: hue, saturation, value."""

__all__ = ["rgb_to_yiq", "yiq_to_rgb", "rgb_to_hls", "hls_to_rgb", "rgb_to_hsv", "hsv_to_rgb"]

ONE_THIRD, ONE_SIXTH, TWO_THIRD = 1.0 / 3.0, 1.0 / 6.0, 2.0 / 3.0


def _clipped(x):
    return 0.0 if x < 0.0 else 1.0 if x > 1.0 else x


def rgb_to_yiq(r, g, b):
    """Y, I, Q."""
    return 0.30 * r + 0.59 * g + 0.11 * b, 0.60 * r - 0.28 * g - 0.32 * b, 0.21 * r - 0.52 * g + 0.31 * b


def yiq_to_rgb(y, i, q):
    """Red, green, blue; what no screen can show is the nearest that it can."""
    return (_clipped(y + 0.948262 * i + 0.624013 * q), _clipped(y - 0.276066 * i - 0.639810 * q),
            _clipped(y - 1.105450 * i + 1.729860 * q))


def _hue(r, g, b, most, spread):
    """Where on the circle of colours: how far from the strongest of three, a third of the circle apart."""
    away_r, away_g, away_b = (most - r) / spread, (most - g) / spread, (most - b) / spread
    if r == most:
        sixths = away_b - away_g
    elif g == most:
        sixths = 2.0 + away_r - away_b
    else:
        sixths = 4.0 + away_g - away_r
    return (sixths / 6.0) % 1.0


def rgb_to_hls(r, g, b):
    """Hue, lightness, saturation. Grey has hue 0."""
    most, least = max(r, g, b), min(r, g, b)
    lightness = (least + most) / 2.0
    if least == most:
        return 0.0, lightness, 0.0
    spread = most - least
    room = most + least if lightness <= 0.5 else 2.0 - most - least
    return _hue(r, g, b, most, spread), lightness, spread / room


def hls_to_rgb(h, l, s):
    """Red, green, blue."""
    if s == 0.0:
        return l, l, l
    high = l * (1.0 + s) if l <= 0.5 else l + s - (l * s)
    low = 2.0 * l - high
    return _v(low, high, h + ONE_THIRD), _v(low, high, h), _v(low, high, h - ONE_THIRD)


def _v(m1, m2, hue):
    """The strength of a primary colour whose hue is 0."""
    hue %= 1.0
    if hue < ONE_SIXTH:
        return m1 + (m2 - m1) * hue * 6.0
    if hue < 0.5:
        return m2
    return m1 + (m2 - m1) * (TWO_THIRD - hue) * 6.0 if hue < TWO_THIRD else m1


def rgb_to_hsv(r, g, b):
    """Hue, saturation, value. Grey has hue 0."""
    most, least = max(r, g, b), min(r, g, b)
    if least == most:
        return 0.0, 0.0, most
    spread = most - least
    return _hue(r, g, b, most, spread), spread / most, most


def hsv_to_rgb(h, s, v):
    """Red, green, blue."""
    if s == 0.0:
        return v, v, v
    sextant = int(h * 6.0)
    part = h * 6.0 - sextant
    weak, falling, rising = v * (1.0 - s), v * (1.0 - s * part), v * (1.0 - s * (1.0 - part))
    return ((v, rising, weak), (falling, v, weak), (weak, v, rising),
            (weak, falling, v), (rising, weak, v), (v, weak, falling))[sextant % 6]
