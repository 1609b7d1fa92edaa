/* The longest Collatz chain that starts below N; twin of collatz.py.
 * Stresses integer arithmetic in a loop of unpredictable length. */
#define DEFAULT_N 60000
#include "bench.h"

static long chain_length(int64_t value)
{
    long length = 1;
    while (value != 1) {
        if (value % 2 == 0)
            value /= 2;
        else
            value = 3 * value + 1;
        length++;
    }
    return length;
}

static void run(long n, char *out)
{
    long best = 0, best_start = 0, total = 0;
    for (long start = 1; start < n; start++) {
        long length = chain_length(start);
        total += length;
        if (length > best) {
            best = length;
            best_start = start;
        }
    }
    snprintf(out, RESULT_SIZE, "%ld %ld %ld", best_start, best, total);
}
