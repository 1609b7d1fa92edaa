# What the module time says of zones, and texts that are read as times.
import os
import time
from datetime import datetime


def zone(name):
    os.environ["TZ"] = name
    time.tzset()
    print(name, time.timezone, time.altzone, time.daylight, time.tzname)
    for seconds in (0, 15_000_000, 1_720_000_000):
        t = time.localtime(seconds)
        print(" ", time.strftime("%Y-%m-%d %H:%M:%S %Z %z", t)[:19], t.tm_isdst, t.tm_zone, t.tm_gmtoff, len(t))
        print(" ", int(time.mktime(t)) == seconds, datetime.fromtimestamp(seconds))


zone("UTC")
zone("EST5EDT,M3.2.0,M11.1.0")
zone("AEST-10AEDT,M10.1.0,M4.1.0/3")
zone("XYZ-3:30")
print(time.strptime("2021-07-04 12:34:56", "%Y-%m-%d %H:%M:%S"))
print(time.strptime("4 Jul 21", "%d %b %y").tm_yday)
print(datetime.strptime("2021-07-04 12:34:56.789", "%Y-%m-%d %H:%M:%S.%f"))
print(datetime.strptime("Sunday 04 July 2021 +0530", "%A %d %B %Y %z"))
for text, form in (("x", "%Y"), ("2021", "%Q"), ("2021 1", "%Y"), ("30 Feb 2021", "%d %b %Y")):
    try:
        print(time.strptime(text, form))
    except ValueError as e:
        print("ValueError:", e)
t = time.struct_time((2024, 2, 29, 1, 2, 3, 3, 60, 0, "ABC", 3600))
print(t, t.tm_zone, t.tm_gmtoff, time.struct_time(range(9)).tm_zone)
