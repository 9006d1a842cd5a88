# SPDX-License-Identifier: MIT
"""A weather station: two services that vmiot.yaml declares. They run already when this program begins.

Run it with: vmiotman run examples/weather_station
"""
from vmiot import service
import store

sampler = service.get('sampler')
sampler.join()
print 'sampler: %s after %d restarts' % (sampler.state, sampler.restarts)
print 'last error: %s: %s' % (sampler.error.type, sampler.error.message)
readings = store.readings()
print '%d readings, from %.1f to %.1f' % (len(readings), min(readings), max(readings))
# The end of the program stops the services that still run.
