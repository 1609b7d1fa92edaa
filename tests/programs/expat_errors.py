"""`pyexpat`: documents that are not well-formed, and wrong uses of a parser."""
from xml.parsers import expat

DOCUMENTS = [
    "", " ", "<", "<a", "<a>", "<a></b>", "<a/><b/>", "<a/>text", "text", "<a b/>", "<a b=c/>", "<a b='<'/>", "<a b='1' b='2'/>",
    "<a b='1'c='2'/>", "<a>&</a>", "<a>&x</a>", "<a>&x;</a>", "<a>&#0;</a>", "<a>&#xffff;</a>", "<a>&#x110000;</a>", "<a>]]></a>",
    "<a><!-- -- --></a>", "<a><!-x></a>", "<a><![CDATA[</a>", "<a><![CDAT[]]></a>", "<a>\x01</a>", "<1/>", "< a/>", "<a / >",
    " <?xml version='1.0'?><a/>", "<a><?xml version='1.0'?></a>", "<?xml?><a/>", "<?xml version='1.0' standalone='maybe'?><a/>",
    "<?xml version='1.0' encoding='nonsense'?><a/>", "<?XML ?><a/>", "<a><?p</a>", "<!DOCTYPE a", "<!DOCTYPE a [", "<!DOCTYPE a []",
    "<!DOCTYPE><a/>", "<!DOCTYPE a><!DOCTYPE a><a/>", "<a><!DOCTYPE a></a>", "</a>", "<a></a></a>", b"<a>\xff</a>", b"<a>\xc3",
    b"<?xml version='1.0' encoding='utf-16'?><a/>", b"<?xml version='1.0' encoding='nonsense'?><a/>",
    b"<?xml version='1.0' encoding='us-ascii'?><a>\xe9</a>", b"\xff\xfe<\x00a\x00",
]
for document in DOCUMENTS:
    p = expat.ParserCreate()
    try:
        p.Parse(document, True)
        print(document, "parsed")
    except expat.ExpatError as e:
        print(document, "->", e, (e.code, e.lineno, e.offset), (p.ErrorCode, p.ErrorLineNumber, p.ErrorColumnNumber))
    except Exception as e:
        print(document, "->", type(e).__name__, e)


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


p = expat.ParserCreate()
attempt(p.Parse, 1)
attempt(setattr, p, "nothing", 1)
attempt(setattr, p, "buffer_size", 0)
attempt(setattr, p, "buffer_size", "a")
attempt(delattr, p, "StartElementHandler")
attempt(p.ParseFile, 1)
attempt(expat.ParserCreate, 1)
attempt(expat.ParserCreate, None, "ab")
attempt(expat.XMLParserType)
attempt(expat.ErrorString, 4)
attempt(expat.ErrorString, 400)
attempt(p.Parse, "<a/>", True)
attempt(p.Parse, "<a/>", True)


def raises(*args):
    print("start", args)
    raise KeyError("mine")


def parses(*args):
    attempt(p.Parse, "<x/>")


p = expat.ParserCreate()
p.StartElementHandler = raises
p.EndElementHandler = print
attempt(p.Parse, "<a><b/></a>", True)
print(p.StartElementHandler, p.EndElementHandler)
p = expat.ParserCreate()
p.StartElementHandler = parses
attempt(p.Parse, "<a/>", True)
p = expat.ParserCreate()
p.buffer_text = True
p.CharacterDataHandler = lambda text: print(repr(text))
p.Parse("<a>1&lt;2", False)
print(p.buffer_used, p.buffer_size)
p.Parse("\n3</a>", True)

# A handler that raises ends the parse for good.
p = expat.ParserCreate()
p.StartElementHandler = raises
for piece in "<a>t<b/>", "x<c/>", "</a>":
    attempt(p.Parse, piece)
    print(p.ErrorCode, p.CurrentByteIndex)
