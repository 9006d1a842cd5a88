import time
t = time.localtime(1234567890)
print time.mktime(t) == 1234567890, time.ctime(1234567890) == time.asctime(t), t.tm_isdst in (0, 1)  # expect: True True True
print time.mktime((2000, 13, 45, 25, 61, 61, 0, 0, -1)) == time.mktime((2001, 2, 15, 2, 2, 1, 0, 0, -1))  # expect: True
a = time.time(); time.sleep(0.01); b = time.time()
print 0.005 < b - a < 5, time.clock() >= 0, type(time.timezone), len(time.tzname), time.daylight in (0, 1)  # expect: True True <type 'int'> 2 True
