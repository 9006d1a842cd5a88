# oracle: none, services are of vmiotman
from vmiot import service

@service.service
def one():
    'Doc.'

@service.service('two')
def other():
    pass

@service.service(restart='never', autostart=False)
def three():
    pass

print one.__doc__, one(), [s.name for s in service.services()]  # expect: Doc. None ['one', 'two', 'three']
print service.run(), sorted((k, v['state']) for k, v in service.status().items())
# expect: True [('one', 'ended'), ('three', 'new'), ('two', 'ended')]
