/* Product of two N by N matrices held as arrays of rows; twin of matmul.py.
 * Stresses double indexing and float multiply-add. */
#define DEFAULT_N 200
#include "bench.h"

static double **new_matrix(long n)
{
    double **rows = bench_alloc((size_t)n, sizeof *rows);
    for (long i = 0; i < n; i++)
        rows[i] = bench_alloc((size_t)n, sizeof **rows);
    return rows;
}

static double **make_matrix(long n, long p, long q)
{
    double **m = new_matrix(n);
    for (long i = 0; i < n; i++)
        for (long j = 0; j < n; j++)
            m[i][j] = (double)((i * p + j * q) % 31) / 31.0 - 0.5;
    return m;
}

static void free_matrix(double **m, long n)
{
    for (long i = 0; i < n; i++)
        free(m[i]);
    free(m);
}

static void run(long n, char *out)
{
    double **a = make_matrix(n, 7, 3), **b = make_matrix(n, 5, 11), **c = new_matrix(n);
    for (long i = 0; i < n; i++) {
        const double *a_row = a[i];
        for (long j = 0; j < n; j++) {
            double total = 0.0;
            for (long k = 0; k < n; k++)
                total += a_row[k] * b[k][j];
            c[i][j] = total;
        }
    }
    double trace = 0.0, total = 0.0;
    for (long i = 0; i < n; i++) {
        trace += c[i][i];
        for (long j = 0; j < n; j++)
            total += c[i][j] * c[i][j];
    }
    snprintf(out, RESULT_SIZE, "%.9f %.6f", trace, total);
    free_matrix(a, n);
    free_matrix(b, n);
    free_matrix(c, n);
}
