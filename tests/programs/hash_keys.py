"""Hashes of text and bytes by the number in PYTHONHASHSEED."""
import os
import subprocess
import sys

SHOW = r"""
import sys
words = ["", "a", "abc", "abcdefg", "abcdefgh", "abcdefghi", "x" * 100, "\xe9", "\xffabc", "\u0100", "abc\u20ac", "\U0001f600x", "\ud800", "a\0"]
print(sys.flags.hash_randomization)
for s in words:
    print(hash(s), *[hash(f(s.encode())) for f in (bytes, memoryview) if s.isascii()])
print(hash((1, "a", b"b")), hash(frozenset(["a", "b"])))
"""


def shown(seed):
    env = dict(os.environ, PYTHONHASHSEED=seed)
    done = subprocess.run([sys.executable, "-c", SHOW], env=env, capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else done.stderr.splitlines()[:1]

for seed in ("0", "1", "42", "4294967295"):
    print(seed)
    print(shown(seed))
print(shown("random") != shown("random"))
print(len({shown("random") for _ in range(3)}))
