"""Strings and bytes."""


def index(text, n):
    total = 0
    for i in range(n):  # loop: guards=3 loads=2
        if text[i] == "a":
            total += 1
    return total


def characters(text):
    total = 0
    for c in text:  # loop: guards=3 loads=2 counts=2
        if c == " ":
            total += 1
    return total


def order_of_characters(text):
    total = 0
    for c in text:  # loop: guards=4 loads=2 counts=2
        if "a" <= c <= "z" or c == " ":
            total += 1
    return total


def is_digit(text):
    total = 0
    for c in text:  # loop: guards=3 loads=2 counts=2
        if c.isdigit():
            total += 1
    return total


def digits(text):
    total = 0
    for c in text:  # loop: guards=3 loads=2 counts=2
        total += ord(c) - ord("0")
    return total


def character_from_code(n):
    total = 0
    for i in range(n):  # loop: guards=4 loads=1 calls=AsciiChar
        total += len(chr(i))
    return total


def f_string_of_int(n):
    total = 0
    for i in range(n):  # loop: guards=4 loads=1 counts=1 calls=Compute
        total += len(f"{i}")
    return total


def f_string_of_two(n):
    total = 0
    for i in range(n):  # loop: guards=6 loads=1 counts=3 calls=Compute,Compute,Compute
        total += len(f"{i}: {total}")
    return total


def f_string_with_format(n):
    total = 0
    for i in range(n):  # loop: guards=4 loads=1 counts=1 calls=Compute
        total += len(f"{i:04d}")
    return total


def str_of_int(n):
    total = 0
    for i in range(n):  # loop: guards=4 loads=1 counts=1 calls=Compute
        total += len(str(i))
    return total


def int_of_string(words):
    total = 0
    for w in words:  # loop: guards=5 loads=1 calls=Compute
        total += int(w)
    return total


def percent(n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=1 loads=1 counts=1 calls=Apply
        total += len("%d" % i)
    return total


def concatenation(words):
    total = 0
    for w in words:  # loop: guards=6 polls=1 loads=5 counts=3 calls=Apply
        total += len(w + "x")
    return total


def accumulation(words):
    text = ""
    for w in words:  # loop: guards=4 polls=1 loads=5 stores=2 counts=2 calls=Exec
        text += w
    return len(text)


def join(n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=1 loads=1 counts=1 calls=Apply
        total += len(",".join(("a", "b")))
    return total


def slice(text, n):
    total = 0
    for i in range(n):  # loop: guards=4 loads=1 counts=1 calls=StrSlice
        total += len(text[i : i + 3])
    return total


def equal(words):
    total = 0
    for w in words:  # loop: guards=5 loads=1 calls=StrEq
        if w == "12":
            total += 1
    return total


def contains(words):
    total = 0
    for w in words:  # loop: guards=5 loads=1 calls=StrContains
        if "2" in w:
            total += 1
    return total


def starts_with(words):
    total = 0
    for w in words:  # loop: guards=6 loads=1 calls=Compute
        if w.startswith("1"):
            total += 1
    return total


def upper(words):
    total = 0
    for w in words:  # loop: guards=6 loads=2 counts=1 calls=Compute
        total += len(w.upper())
    return total


def split(n):
    total = 0
    for i in range(n):  # loop: guards=4 loads=1 counts=1 calls=Compute
        total += len("a b".split())
    return total


def strip(words):
    total = 0
    for w in words:  # loop: guards=6 loads=2 counts=1 calls=Compute
        total += len(w.strip())
    return total


def repeat(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total += len("ab" * 3)
    return total


def length(text, n):
    total = 0
    for i in range(n):  # loop: guards=2
        total += len(text)
    return total


def scanner(text):
    i = total = 0
    while i < len(text):  # loop: guards=3 loads=2
        if text[i] != "q":
            total += 1
        i += 1
    return total


def bytes_index(data, n):
    total = 0
    for i in range(n):  # loop: guards=2 loads=1
        total ^= data[i]
    return total


def byte_array_store(data):
    for i in range(len(data)):  # loop: guards=2 stores=1
        data[i] = i & 255
    return data[-1]


def enumerated(text):
    total = 0
    for i, c in enumerate(text):  # loop: guards=4 loads=1 stores=2 counts=2 calls=StrEq
        if c == " ":
            total += i
    return total


def compared_with_zip(a, b):
    total = 0
    for x, y in zip(a, b):  # loop: guards=4 loads=3 stores=2 counts=4 calls=StrEq
        if x == y:
            total += 1
    return total


def repeat_variable(n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=1 loads=1 counts=1 calls=Apply
        total += len("ab" * i)
    return total


def conditional(n):
    total = 0
    for i in range(n):  # loop: guards=3
        s = "yes" if i >= 0 else "no"
        total += len(s)
    return total


def joined_list(words, n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=1 loads=1 counts=3 calls=Apply
        total += len("".join(words))
    return total


def bytes_slice(data, n):
    total = 0
    for i in range(n):  # loop: guards=4 loads=1 counts=1 calls=BytesSlice
        total += len(data[i : i + 2])
    return total


text = "many a word that is here " * 4
words = ["12"] * 100
print(index(text, 100), characters(" " * 100), order_of_characters("abc" * 30), is_digit("123" * 30))
print(digits("123" * 30), character_from_code(100), f_string_of_int(90), f_string_of_two(90))
print(f_string_with_format(90), str_of_int(90), int_of_string(words), percent(90), concatenation(words))
print(accumulation(words), join(100), slice(text, 90), equal(words), contains(words), starts_with(words))
print(upper(words), split(100), strip(words), repeat(100), length(text, 100), scanner(text))
print(bytes_index(bytes(range(100)), 100), byte_array_store(bytearray(100)))
print(enumerated(" " * 100), compared_with_zip(text, text), repeat_variable(100), conditional(100))
print(joined_list(["a", "b"], 100), bytes_slice(bytes(200), 100))
