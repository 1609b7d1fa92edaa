/* LU decomposition with partial pivoting; twin of lu.py.
 * Stresses float row updates, row swaps and the pivot search. */
#define DEFAULT_N 320
#include "bench.h"
#include <math.h>

static int decompose(double **a, long *order, long n)
{
    int sign = 1;
    for (long i = 0; i < n; i++)
        order[i] = i;
    for (long col = 0; col < n; col++) {
        long pivot = col;
        double largest = fabs(a[col][col]);
        for (long r = col + 1; r < n; r++)
            if (fabs(a[r][col]) > largest) {
                largest = fabs(a[r][col]);
                pivot = r;
            }
        if (largest == 0.0) {
            fprintf(stderr, "singular matrix\n");
            exit(1);
        }
        if (pivot != col) {
            double *row = a[pivot];
            a[pivot] = a[col];
            a[col] = row;
            long k = order[pivot];
            order[pivot] = order[col];
            order[col] = k;
            sign = -sign;
        }
        const double *top = a[col];
        double scale = 1.0 / top[col];
        for (long r = col + 1; r < n; r++) {
            double *row = a[r];
            double factor = row[col] * scale;
            row[col] = factor;
            for (long c = col + 1; c < n; c++)
                row[c] -= factor * top[c];
        }
    }
    return sign;
}

static void solve(double **a, const long *order, const double *b, double *x, long n)
{
    for (long r = 0; r < n; r++)
        x[r] = b[order[r]];
    for (long r = 0; r < n; r++) {
        double total = x[r];
        for (long c = 0; c < r; c++)
            total -= a[r][c] * x[c];
        x[r] = total;
    }
    for (long r = n - 1; r >= 0; r--) {
        double total = x[r];
        for (long c = r + 1; c < n; c++)
            total -= a[r][c] * x[c];
        x[r] = total / a[r][r];
    }
}

static void run(long n, char *out)
{
    double **a = bench_alloc((size_t)n, sizeof *a);
    double *b = bench_alloc((size_t)n, sizeof *b);
    double *x = bench_alloc((size_t)n, sizeof *x);
    long *order = bench_alloc((size_t)n, sizeof *order);
    int64_t state = 4711;
    for (long i = 0; i < n; i++) {
        a[i] = bench_alloc((size_t)n, sizeof **a);
        for (long j = 0; j < n; j++) {
            state = state * 16807 % 2147483647;
            a[i][j] = (double)state / 2147483647.0 - 0.5;
            b[i] += a[i][j];
        }
    }
    int sign = decompose(a, order, n);
    solve(a, order, b, x, n);
    double log_det = 0.0, worst = 0.0;
    for (long k = 0; k < n; k++) {
        if (a[k][k] < 0.0)
            sign = -sign;
        log_det += log(fabs(a[k][k]));
        worst = fmax(worst, fabs(x[k] - 1.0));
    }
    snprintf(out, RESULT_SIZE, "%d %.9f %.6f", sign, log_det, worst);
    for (long i = 0; i < n; i++)
        free(a[i]);
    free(a);
    free(b);
    free(x);
    free(order);
}
