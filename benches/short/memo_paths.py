"""Ways through a grid with walls, remembered in a dict with tuples as keys.

Recursion with a memo: half the calls end at once.
"""
import sys
import time

DEFAULT_N = 100


def ways(row, column, n, memo):
    if row < 0 or column < 0 or (row * 7 + column * 5) % 11 == 3:
        return 0
    if row == 0 and column == 0:
        return 1
    key = (row, column)
    if key in memo:
        return memo[key]
    result = (ways(row - 1, column, n, memo) + ways(row, column - 1, n, memo)) % 1000000007
    memo[key] = result
    return result


def change(amount, coins, memo):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    if (amount, coins) not in memo:
        memo[amount, coins] = change(amount - coins[0], coins, memo) + change(amount, coins[1:], memo)
    return memo[amount, coins]


def run(n):
    memo = {}
    return f"{ways(n, n, n, memo)} {len(memo)} {change(n * 4, (50, 20, 10, 5, 2, 1), {})}"


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
