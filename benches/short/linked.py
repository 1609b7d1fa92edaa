"""A linked list: built, reversed, split, merged and sorted by its links alone.

Instances with a link that is None, compared with `is` and by truth.
"""
import sys
import time

DEFAULT_N = 1200


class Link:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


def reverse(link):
    back = None
    while link:
        following = link.next
        link.next = back
        back = link
        link = following
    return back


def split(link):
    slow = link
    fast = link.next
    while fast is not None and fast.next is not None:
        slow = slow.next
        fast = fast.next.next
    second = slow.next
    slow.next = None
    return link, second


def merge(a, b):
    head = last = Link(None)
    while a is not None and b is not None:
        if a.value <= b.value:
            last.next, a = a, a.next
        else:
            last.next, b = b, b.next
        last = last.next
    last.next = a if a is not None else b
    return head.next


def sort(link):
    if link is None or link.next is None:
        return link
    a, b = split(link)
    return merge(sort(a), sort(b))


def values(link):
    out = []
    while link is not None:
        out.append(link.value)
        link = link.next
    return out


def run(n):
    link = None
    for k in range(n):
        link = Link(k * 89 % 113, link)
    before = values(link)
    link = sort(reverse(link))
    return f"{values(link) == sorted(before)} {values(reverse(link))[:5]} {sum(before)}"


def main(argv):
    numbers = [int(arg) for arg in argv[1:] if arg != "--times"]
    n, iterations = numbers + [DEFAULT_N, 1][len(numbers):]
    for k in range(1, iterations + 1):
        start = time.process_time()
        result = run(n)
        elapsed = time.process_time() - start
        if "--times" in argv:
            print(f"iteration {k}: {elapsed:.6f}", file=sys.stderr)
    print(result)


if __name__ == "__main__":
    main(sys.argv)
