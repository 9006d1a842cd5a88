"""Uses the module `thermo`, which the host program (main.ts) declares in TypeScript."""
import thermo

print thermo.__doc__
print 'sensors:', ', '.join(thermo.names())

for name in thermo.names():
    celsius = thermo.read(name)
    print '%-8s %6.2f C = %6.2f F' % (name, celsius, thermo.to_fahrenheit(celsius))

try:
    thermo.read('cellar')
except KeyError, error:
    print 'no sensor', error

try:
    thermo.to_fahrenheit('warm')
except TypeError, error:
    print 'TypeError:', error

# A Python function called from TypeScript, once for each reading above the limit.
thermo.watch(20.0, lambda name, value: 'watched %s: %.1f' % (name, value))
