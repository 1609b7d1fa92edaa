/* Largest singular value by power iteration; twin of spectral_norm.py.
 * Stresses small calls in nested loops and mixed int and float arithmetic. */
#define DEFAULT_N 300
#include "bench.h"
#include <math.h>

enum { ROUNDS = 10 };

static double entry(long i, long j)
{
    long d = i + j;
    return 1.0 / (double)(d * (d + 1) / 2 + i + 1);
}

static void times_matrix(long n, const double *v, double *result)
{
    for (long i = 0; i < n; i++) {
        double total = 0.0;
        for (long j = 0; j < n; j++)
            total += entry(i, j) * v[j];
        result[i] = total;
    }
}

static void times_transpose(long n, const double *v, double *result)
{
    for (long i = 0; i < n; i++) {
        double total = 0.0;
        for (long j = 0; j < n; j++)
            total += entry(j, i) * v[j];
        result[i] = total;
    }
}

static void run(long n, char *out)
{
    double *u = bench_alloc(n, sizeof *u);
    double *v = bench_alloc(n, sizeof *v);
    double *w = bench_alloc(n, sizeof *w);
    for (long i = 0; i < n; i++)
        u[i] = 1.0;
    for (int k = 0; k < ROUNDS; k++) {
        times_matrix(n, u, w);
        times_transpose(n, w, v);
        times_matrix(n, v, w);
        times_transpose(n, w, u);
    }
    double uv = 0.0, vv = 0.0;
    for (long i = 0; i < n; i++) {
        uv += u[i] * v[i];
        vv += v[i] * v[i];
    }
    snprintf(out, RESULT_SIZE, "%.9f", sqrt(uv / vv));
    free(u);
    free(v);
    free(w);
}
