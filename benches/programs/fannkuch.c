/* Pancake flips over all permutations in Heap's order; twin of fannkuch.py.
 * Stresses indexed reads and writes of a short int array. */
#define DEFAULT_N 9
#include "bench.h"

enum { MOST_ITEMS = 32 };

static long flips_to_front(const long *perm, long n)
{
    long work[MOST_ITEMS];
    memcpy(work, perm, (size_t)n * sizeof *work);
    long flips = 0, first = work[0];
    while (first != 0) {
        long low = 0, high = first;
        while (low < high) {
            long t = work[low];
            work[low] = work[high];
            work[high] = t;
            low++;
            high--;
        }
        flips++;
        first = work[0];
    }
    return flips;
}

static void run(long n, char *out)
{
    if (n < 1 || n > MOST_ITEMS) {
        snprintf(out, RESULT_SIZE, "N is out of range");
        return;
    }
    long perm[MOST_ITEMS], counters[MOST_ITEMS];
    for (long i = 0; i < n; i++) {
        perm[i] = i;
        counters[i] = 0;
    }
    long most = flips_to_front(perm, n), checksum = most, sign = 1, level = 1;
    while (level < n) {
        long c = counters[level];
        if (c < level) {
            long other = level % 2 == 0 ? 0 : c;
            long t = perm[other];
            perm[other] = perm[level];
            perm[level] = t;
            counters[level] = c + 1;
            level = 1;
            sign = -sign;
            long flips = flips_to_front(perm, n);
            checksum += sign * flips;
            if (flips > most)
                most = flips;
        } else {
            counters[level] = 0;
            level++;
        }
    }
    snprintf(out, RESULT_SIZE, "%ld %ld", checksum, most);
}
