import os, time
os.environ['TZ'] = 'UTC0'
time.tzset()
print time.timezone, time.tzname, time.localtime(0)[:5], time.strftime('%Z', time.localtime(0))  # expect: 0 ('UTC', 'UTC') (1970, 1, 1, 0, 0) UTC
