# datetime, calendar.
import calendar
import datetime
from datetime import date, time, timedelta, timezone

d = date(2024, 2, 29)
print(d, repr(d), d.weekday(), d.isoweekday(), tuple(d.isocalendar()), d.toordinal(), d + timedelta(days=366), d.replace(day=1), d.ctime())
print(date.fromordinal(738000), date.fromisoformat("2024-03-01") - d, date(2024, 1, 1) < d, date.max, date.resolution)
t = time(13, 5, 9, 250)
print(t, repr(t), t.isoformat("minutes"), t.replace(hour=1), time.fromisoformat("10:20:30.5"))
dt = datetime.datetime(2024, 2, 29, 23, 59, 59, 999999)
print(dt, repr(dt), dt + timedelta(microseconds=1), dt.date(), dt.time(), dt.timetuple().tm_yday, dt.isoformat(" ", "seconds"))
tz = timezone(timedelta(hours=2, minutes=30), "X")
z = dt.replace(tzinfo=tz)
print(z, z.utcoffset(), z.tzname(), z.astimezone(timezone.utc), z.timestamp(), repr(tz), timezone.utc)
print(datetime.datetime.fromisoformat("2024-01-02T03:04:05+01:00"), datetime.datetime.fromtimestamp(0, timezone.utc), datetime.datetime.combine(d, t))
delta = timedelta(days=-1, hours=5, seconds=3.5)
print(delta, repr(delta), delta.total_seconds(), delta * 3, delta / 2, delta // timedelta(hours=1), abs(delta), -delta, divmod(timedelta(hours=5), timedelta(hours=2)), timedelta.max)
for bad in (lambda: date(2023, 2, 29), lambda: time(25), lambda: date.fromisoformat("x"), lambda: dt - z, lambda: dt < z, lambda: timedelta(days=10**10), lambda: date.max + timedelta(1), lambda: d < 3):
    try:
        bad()
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__)
print(dt == z, hash(dt) == hash(dt.replace()), {d: 1}[date(2024, 2, 29)])
print(calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.leapdays(1990, 2030), calendar.weekday(2024, 2, 29))
print(calendar.TextCalendar().formatmonth(2024, 2))
print(calendar.Calendar(6).monthdayscalendar(2023, 5)[0], calendar.timegm((1970, 1, 2, 0, 0, 0)), calendar.MONDAY, repr(calendar.Month.MAY))
