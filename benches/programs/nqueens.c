/* All placements of N queens by backtracking; twin of nqueens.py.
 * Stresses recursion, irregular branches and flag tables. */
#define DEFAULT_N 12
#include "bench.h"

enum { MOST = 32 };

typedef struct {
    long n, solutions, checksum;
    bool columns[MOST], rising[2 * MOST], falling[2 * MOST];
    long placed[MOST];
} Board;

static void place(Board *board, long row)
{
    long n = board->n;
    if (row == n) {
        long fold = 0;
        board->solutions++;
        for (long i = 0; i < n; i++)
            fold = (fold * 31 + board->placed[i]) % 1000003;
        board->checksum = (board->checksum + fold) % 1000003;
        return;
    }
    for (long column = 0; column < n; column++) {
        long up = row + column, down = row - column + n;
        if (board->columns[column] || board->rising[up] || board->falling[down])
            continue;
        board->columns[column] = board->rising[up] = board->falling[down] = true;
        board->placed[row] = column;
        place(board, row + 1);
        board->columns[column] = board->rising[up] = board->falling[down] = false;
    }
}

static void run(long n, char *out)
{
    if (n < 0 || n > MOST) {
        snprintf(out, RESULT_SIZE, "N is out of range");
        return;
    }
    Board board = {.n = n};
    place(&board, 0);
    snprintf(out, RESULT_SIZE, "%ld %ld", board.solutions, board.checksum);
}
