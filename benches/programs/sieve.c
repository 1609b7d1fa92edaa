/* Primes below N by the sieve of Eratosthenes; twin of sieve.py.
 * Stresses strided stores into one long array and a linear scan. */
#define DEFAULT_N 5000000
#include "bench.h"

static void run(long n, char *out)
{
    bool *prime = bench_alloc((size_t)n, sizeof *prime);
    memset(prime, true, (size_t)n);
    prime[0] = prime[1] = false;
    for (long i = 2; i * i < n; i++)
        if (prime[i])
            for (long j = i * i; j < n; j += i)
                prime[j] = false;
    long count = 0, total = 0;
    for (long i = 0; i < n; i++)
        if (prime[i]) {
            count++;
            total += i;
        }
    snprintf(out, RESULT_SIZE, "%ld %ld", count, total);
    free(prime);
}
