# oracle: none, services are of vmiotman
from vmiot import service

def attempt(*args, **settings):
    try:
        service.Service(*args, **settings)
    except (TypeError, ValueError) as e:
        print type(e).__name__, e
    else:
        print 'accepted'

attempt('s', id, backoff=-1)  # expect: ValueError backoff must be a number of seconds, 0 or more, not -1
attempt('s', id, backoff='1')  # expect: TypeError backoff must be a number of seconds, 0 or more, not '1'
attempt('s', id, backoff=True)  # expect: TypeError backoff must be a number of seconds, 0 or more, not true
attempt('s', id, backoff_max=float('inf'))  # expect: ValueError backoff_max must be a number of seconds, 0 or more, not Infinity
attempt('s', id, jitter=1.5)  # expect: ValueError jitter must be a number from 0 to 1, not 1.5
attempt('s', id, restart='sometimes')  # expect: ValueError restart must be 'always', 'on-failure' or 'never', not 'sometimes'
attempt('s', id, max_restarts=-1)  # expect: ValueError max_restarts must be a whole number, 0 to 100000, or None, not -1
attempt('s', id, on_limit='panic')  # expect: ValueError on_limit must be 'give-up' or 'exit', not 'panic'
attempt('s', id, exit_code=256)  # expect: ValueError exit_code must be a whole number, 0 to 255, not 256
attempt('s', id, needs='store')  # expect: TypeError needs must be a list of names of services, not 'store'
attempt('s', id, heartbeat=0)  # expect: ValueError heartbeat must be a number of seconds above 0, or None, not 0
attempt('s', id, grace=-1L)  # expect: ValueError grace must be a number of seconds, 0 or more, not -1
attempt('s', id, colour='red')  # expect: TypeError colour is no setting of a service
attempt('', id)  # expect: ValueError name must be a word, not ''
attempt('a b', id)  # expect: ValueError name must be a word, not 'a b'
attempt(3, id)  # expect: TypeError the name of a service must be a str
attempt('s')  # expect: TypeError service 's' needs a target to call
attempt('s', 3)  # expect: TypeError target must be a callable or a text 'module:function', not int
attempt('s', 'main')  # expect: ValueError target must be a callable or a text 'module:function', not 'main'
attempt('s', id, health=3)  # expect: TypeError health must be a callable or a text 'module:function', not int
attempt('s', id, 3)  # expect: TypeError args must be a tuple or a list
attempt('s', id, (), [])  # expect: TypeError kwargs must be a dict
attempt('s', id, autostart=1)  # expect: TypeError autostart must be True or False
attempt('s', id, name='t')  # expect: TypeError Service() got multiple values for 'name'
print service.services()  # expect: []
