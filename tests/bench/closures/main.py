# SPDX-License-Identifier: MIT
"""Closures: counters, composition, partial application, memo functions, and decorators."""
# scale: 1500000 quick: 500
import sys


def counter(step):
    state = [0]

    def count():
        state[0] += step
        return state[0]
    return count


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)
        return value
    return composed


def adder(amount):
    return lambda value: value + amount


def logged(calls):
    def decorate(function):
        def wrapper(*args, **kwargs):
            calls[0] += 1
            return function(*args, **kwargs)
        return wrapper
    return decorate


def run(n):
    calls = [0]

    @logged(calls)
    def scale(value, factor=3):
        return value * factor % 1000003

    pipeline = compose(adder(3), lambda value: value * 2, adder(-1))
    by_two = counter(2)
    total = 0
    for i in xrange(n):
        total += pipeline(i)
        total += scale(i)
        total -= scale(i, factor=2)
        by_two()
        if i % 10 == 0:
            total += adder(i)(1)
    return total, by_two(), calls[0]


print "%d %d %d" % run(int(sys.argv[1]))
