"""A small number puzzle (a 6 by 6 Latin square with blocks) solved by backtracking.

Recursion through a generator of choices; lists, sets, early return.
"""
import sys
import time

DEFAULT_N = 24
PUZZLE = ("100050", "006020", "204000", "060030", "000010", "602000")


def allowed(board, row, column):
    used = set(board[row])
    for r in range(6):
        used.add(board[r][column])
    top, left = row - row % 2, column - column % 3
    for r in range(top, top + 2):
        for c in range(left, left + 3):
            used.add(board[r][c])
    for value in range(1, 7):
        if value not in used:
            yield value


def solve(board):
    for row in range(6):
        for column in range(6):
            if board[row][column] == 0:
                for value in allowed(board, row, column):
                    board[row][column] = value
                    if solve(board):
                        return True
                    board[row][column] = 0
                return False
    return True


def run(n):
    out = []
    for k in range(n):
        board = [[int(c) for c in row] for row in PUZZLE]
        board[k % 6][k % 5] = 0
        out.append(solve(board) and "".join(str(v) for row in board for v in row))
    return f"{out[-1]} {len(out)}"


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
