"""`csv`: writers."""
import csv
import io


def write(rows, **options):
    out = io.StringIO()
    try:
        csv.writer(out, **options).writerows(rows)
        print(options, ascii(out.getvalue()))
    except Exception as e:
        print(options, type(e).__name__, e)


rows = [["a", "b c", "d,e", 'f"g', "h\ni", 1, 2.5, None, "", True], ["x"], [""], [], [" a", "\\"]]
for quoting in range(6):
    write(rows[:1], quoting=quoting)
    write(rows[1:], quoting=quoting)
    write([[None]], quoting=quoting)
write(rows, quoting=csv.QUOTE_NONE, escapechar="\\")
write(rows, doublequote=False)
write(rows, doublequote=False, escapechar="\\")
write(rows, lineterminator="!\n", delimiter=";")
write(rows, quotechar="'")
write([["a", ""], ["", "b"]], delimiter=" ", skipinitialspace=True)
write([[""]], delimiter=" ", skipinitialspace=True, quoting=csv.QUOTE_NONE)
write([5])
write(["abc", (1, 2), {3: 4}, iter("xy")])
write(5)


class Text:
    def __str__(self):
        return "te,xt"


class Number:
    def __float__(self):
        return 1.0

    def __str__(self):
        return "num"


write([[Text(), Number(), 1j]], quoting=csv.QUOTE_NONNUMERIC)
out = io.StringIO()
w = csv.DictWriter(out, ["a", "b"])
w.writeheader()
print(w.writerow({"a": 1, "b": "x"}))
for row in ({"a": 1, "c": 2}, {"b": 3}):
    try:
        w.writerow(row)
    except ValueError as e:
        print(e)
print(repr(out.getvalue()))
for f in (lambda: csv.writer(5), lambda: csv.writer(io.StringIO(), "nope"), lambda: csv.writer(io.StringIO()).writerow()):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
