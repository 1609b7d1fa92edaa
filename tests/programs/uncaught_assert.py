# A failing assert with a message, after many that hold; the message is evaluated only when it fails.

calls = 0


def message(i):
    global calls
    calls += 1
    return f"value {i} is too large ({calls} call)"


for i in range(1000):
    assert i < 750, message(i)
    assert i != -1
    if i == 700:
        print("at 700", calls)
