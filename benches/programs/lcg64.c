/* Pi by Monte Carlo with Knuth's 64-bit generator; twin of lcg64.py.
 * Unsigned 64-bit arithmetic wraps, which is the mask of the Python code. */
#define DEFAULT_N 1000000
#include "bench.h"
#include <inttypes.h>

#define MULTIPLIER UINT64_C(6364136223846793005)
#define INCREMENT UINT64_C(1442695040888963407)
#define SCALE 2147483648.0

static void run(long n, char *out)
{
    uint64_t state = 20231;
    long hits = 0;
    for (long i = 0; i < n; i++) {
        state = state * MULTIPLIER + INCREMENT;
        double x = (double)(state >> 33) / SCALE;
        state = state * MULTIPLIER + INCREMENT;
        double y = (double)(state >> 33) / SCALE;
        if (x * x + y * y <= 1.0)
            hits++;
    }
    snprintf(out, RESULT_SIZE, "%ld %.9f %" PRIu64, hits, 4.0 * hits / n, state);
}
