import time
t = time.gmtime(1e9)
print t, t.tm_year, t[3], len(t), t == tuple(t)  # expect: time.struct_time(tm_year=2001, tm_mon=9, tm_mday=9, tm_hour=1, tm_min=46, tm_sec=40, tm_wday=6, tm_yday=252, tm_isdst=0) 2001 1 9 True
print time.gmtime(0)[:6], time.gmtime(-1)[:6], time.gmtime(2**40)[:3], time.asctime(t), time.gmtime(1.9)[5]  # expect: (1970, 1, 1, 0, 0, 0) (1969, 12, 31, 23, 59, 59) (36812, 2, 20) Sun Sep  9 01:46:40 2001 1
print time.strftime('%Y-%m-%d %H:%M:%S %a %A %b %B %j %U %W %w %y %p %I %%', t)  # expect: 2001-09-09 01:46:40 Sun Sunday Sep September 252 36 36 0 01 AM 01 %
print time.strftime('%C %D %e %F %G %g %V %h %k %l %R %r %T %u %n%t|%5Y|%-d|%^a|%#Z|%E|%Od', t)
# expect: 20 09/09/01  9 2001-09-09 2001 01 36 Sep  1  1 01:46 01:46:40 AM 01:46:40 7 
# expect: 	|02001|9|SUN|utc|%E|09
print time.strftime('%c|%x|%X', t), repr(time.strftime('')), time.strftime('%'), time.strftime('%Q', t)  # expect: Sun Sep  9 01:46:40 2001|09/09/01|01:46:40 '' % %Q
print time.asctime((99, 1, 1, 0, 0, 0, 7, 1, 0)), time.asctime((50, 2, 0, 0, 0, 0, 0, 0, 0)), time.struct_time(range(9)).tm_isdst  # expect: Mon Jan  1 00:00:00 1999 Mon Feb  1 00:00:00 2050 8
