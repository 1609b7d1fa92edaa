"""`csv`: readers, dialects and their errors."""
import csv


def rows(lines, **options):
    try:
        print(options, list(csv.reader(lines, **options)))
    except Exception as e:
        print(options, type(e).__name__, e)


lines = ['a,b,c\n', '1, "x,y",3\n', '"q""q",\'s\',"open\n', 'still",9\n', '\n', 'e\\,f,g\n', '"a"b,c\n']
rows(lines)
rows(lines, skipinitialspace=True)
rows(lines, quotechar="'")
rows(lines, escapechar="\\")
rows(lines, doublequote=False)
rows(lines, quoting=csv.QUOTE_NONE)
rows(lines, strict=True)
rows(["a\tb c"], delimiter="\t")
rows(["a b  c"], delimiter=" ")
rows(['1,"2",3.5,'], quoting=csv.QUOTE_NONNUMERIC)
rows(['x,"2"'], quoting=csv.QUOTE_NONNUMERIC)
rows([',"",a'], quoting=csv.QUOTE_NOTNULL)
rows([',"",1'], quoting=csv.QUOTE_STRINGS)
rows(["a\rb"])
rows(["a\nb"])
rows(['"a'], strict=True)
rows(["a\\"], escapechar="\\")
rows([5])
rows([b"x"])
reader = csv.reader(["a,b", '"c', 'd",e'])
for row in reader:
    print(reader.line_num, row)
print(reader.dialect.delimiter, reader.dialect.quoting, reader.dialect.lineterminator.encode())
for options in [{"delimiter": ""}, {"delimiter": "ab"}, {"delimiter": 1}, {"delimiter": "\n"}, {"delimiter": '"'}, {"quotechar": ""},
                {"quotechar": 5}, {"quotechar": None}, {"quotechar": None, "quoting": 1}, {"escapechar": "xx"}, {"quoting": 9},
                {"quoting": "x"}, {"lineterminator": None}, {"lineterminator": ","}, {"foo": 1}, {"escapechar": '"'},
                {"quotechar": " ", "skipinitialspace": True}]:
    rows(["a,b"], **options)
old = csv.field_size_limit(4)
rows(["abcdef,g"])
print(csv.field_size_limit(old), csv.field_size_limit() == old)
csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_NONE)
print(csv.list_dialects(), csv.get_dialect("pipes").delimiter)
rows(["a|b"], dialect="pipes")
csv.unregister_dialect("pipes")
for f in (lambda: csv.get_dialect("pipes"), lambda: csv.unregister_dialect("pipes"), lambda: csv.register_dialect(5),
          lambda: csv.reader([], "nope"), lambda: csv.reader(5), lambda: csv.reader(), lambda: csv.field_size_limit("x")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Semi(csv.excel):
    delimiter = ";"


rows(["a;b"], dialect=Semi)
print(list(csv.DictReader(["x,y", "1,2", "3", "4,5,6"])))
print(csv.Sniffer().sniff("a;b;c\n1;2;3\n").delimiter)
