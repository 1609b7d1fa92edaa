# Paths with predicates: generators within generators that machine code resumes, while exceptions are caught in them.
import xml.etree.ElementTree as ET

root = ET.Element("doc")
for i in range(150):
    child = ET.SubElement(root, "x", n=str(i % 7))
    if i % 3 == 0:
        ET.SubElement(child, "y").text = str(i)
print(len(root.findall("x[75]")), len(root.findall("x[last()]")), len(root.findall("x[151]")))
print(len(root.findall("x[@n='3']")), len(root.findall(".//y")), [y.text for y in root.findall("x/y")][-3:])
print(root.find("x[4]/y").text, root.findtext("x[1]/y"), root.find("x[2]/y"))
for path in "x[0]", "x[-1]", "/x":
    try:
        print(len(root.findall(path)))
    except SyntaxError as e:
        print(type(e).__name__, e)


class Places(dict):
    pass


def pick(items, index):
    def select(result):
        for x in result:
            try:
                found = list(y for y in items if y == x)
                if found[index] is x:
                    yield x
            except IndexError as e:
                if e.__traceback__.tb_frame.f_code.co_name != "select":
                    yield "wrong frame"

    return list(select(iter(items)))


items = [object() for i in range(60)]
print(len(pick(items, 0)), len(pick(items, 1)))
