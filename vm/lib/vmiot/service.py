# SPDX-License-Identifier: MIT
"""Services: threads that are supervised, that is restarted when they fail, and stopped in order (docs/services.md).

    from vmiot import service

    @service.service(restart='always', backoff=1)
    def collector():
        while not service.wait(10):
            read_sensors()

    service.run()

A service is asked to end before it is killed: wait(seconds) then gives True, and stopping() is true.
"""
from _service import (ErrorInfo, Service, ServiceError, beat, current, get, run, serve_ps, services, set_reporter,
                      start_all, stop_all, stopping, wait)

__all__ = ['ErrorInfo', 'Service', 'ServiceError', 'beat', 'current', 'get', 'restart', 'run', 'serve_ps', 'service',
           'services', 'set_reporter', 'start', 'start_all', 'status', 'stop', 'stop_all', 'stopping', 'wait']


def service(*args, **settings):
    """Makes a function a service of its own name, or of the name that is given: @service, @service('name'),
    @service('name', restart='always') and so on. The function stays what it is; get(name) is its Service.
    """
    if len(args) == 1 and not settings and callable(args[0]):
        return _declare(args[0], args[0].__name__, {})
    if len(args) > 1:
        raise TypeError('service() takes at most one positional argument, the name (%d given)' % len(args))
    name = args[0] if args else settings.pop('name', None)
    return lambda f: _declare(f, f.__name__ if name is None else name, settings)


def _declare(f, name, settings):
    Service(name, f, **settings)
    return f


def _service(which):
    return which if isinstance(which, Service) else get(which)


def start(which):
    """Starts a service, by name or itself, after what it needs."""
    _service(which).start()


def stop(which, timeout=None):
    """Stops a service, after those that need it; waits at most timeout seconds. Whether it has ended."""
    return _service(which).stop(timeout)


def restart(which):
    """Begins to end the run of a service, and starts it again at once."""
    _service(which).restart()


def status(which=None):
    """The state of a service as a dict; of all of them, by name, if none is given."""
    if which is not None:
        return _service(which).status()
    return dict((each.name, each.status()) for each in services())
