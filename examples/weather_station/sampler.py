# SPDX-License-Identifier: MIT
"""Reads the sensor, which is a file here. What cannot be read ends the service; it goes on behind it when it is restarted."""
import os

import store

_skipped = [0]


class SensorError(Exception):
    """The sensor gave no number."""


def _lines(name):
    data = os.path.join(os.path.dirname(__file__), name)
    try:
        return __loader__.get_data(data).splitlines()
    except NameError:
        with open(data) as f:
            return f.read().splitlines()


def main(name):
    for line in _lines(name)[store.taken() + _skipped[0]:]:
        try:
            reading = float(line)
        except ValueError:
            _skipped[0] += 1
            raise SensorError('cannot read %r' % line)
        store.put(reading)
