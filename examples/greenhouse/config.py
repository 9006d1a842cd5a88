"""What is good for the plants: limits for each channel as (low, high, hysteresis)."""

LIMITS = {
    'temp': (14.0, 30.0, 0.8),
    'humidity': (45.0, 88.0, 2.0),
    'soil': (25.0, 70.0, 1.5),
    'light': (None, 900.0, 40.0),
}

UNITS = {'temp': 'C', 'humidity': '%', 'soil': '%', 'light': 'W/m2'}

# Alarms shorter than this many minutes are glitches and only counted.
SHORTEST_ALARM = 20
