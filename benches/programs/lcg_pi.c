/* Pi by Monte Carlo with the Park-Miller generator; twin of lcg_pi.py.
 * Stresses integer multiply and modulo, and an unpredictable branch. */
#define DEFAULT_N 1500000
#include "bench.h"

#define MULTIPLIER 48271
#define MODULUS 2147483647

static void run(long n, char *out)
{
    int64_t state = 20231;
    long hits = 0;
    for (long i = 0; i < n; i++) {
        state = state * MULTIPLIER % MODULUS;
        double x = (double)state / MODULUS;
        state = state * MULTIPLIER % MODULUS;
        double y = (double)state / MODULUS;
        if (x * x + y * y <= 1.0)
            hits++;
    }
    snprintf(out, RESULT_SIZE, "%ld %.9f %lld", hits, 4.0 * hits / n, (long long)state);
}
