/* Fibonacci numbers by double recursion; twin of fib.py.
 * Stresses calls and returns. */
#define DEFAULT_N 33
#include "bench.h"

static long fib(long n)
{
    if (n < 2)
        return n;
    return fib(n - 1) + fib(n - 2);
}

static void run(long n, char *out)
{
    snprintf(out, RESULT_SIZE, "%ld", fib(n));
}
