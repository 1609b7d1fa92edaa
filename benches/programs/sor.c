/* Successive over-relaxation of an N by N grid; twin of sor.py.
 * Stresses a five-point stencil with a dependent store. */
#define DEFAULT_N 450
#include "bench.h"

enum { SWEEPS = 25 };
#define OMEGA 1.25

static void relax(double **grid, long n, int sweeps, double omega)
{
    double quarter = omega * 0.25, rest = 1.0 - omega;
    long last = n - 1;
    for (int sweep = 0; sweep < sweeps; sweep++)
        for (long i = 1; i < last; i++) {
            const double *above = grid[i - 1], *below = grid[i + 1];
            double *row = grid[i];
            for (long j = 1; j < last; j++) {
                double around = above[j] + below[j] + row[j - 1] + row[j + 1];
                row[j] = quarter * around + rest * row[j];
            }
        }
}

static void run(long n, char *out)
{
    double **grid = bench_alloc((size_t)n, sizeof *grid);
    int64_t state = 99;
    for (long i = 0; i < n; i++) {
        grid[i] = bench_alloc((size_t)n, sizeof **grid);
        for (long j = 0; j < n; j++) {
            state = state * 16807 % 2147483647;
            grid[i][j] = (double)state / 2147483647.0;
        }
    }
    relax(grid, n, SWEEPS, OMEGA);
    double total = 0.0;
    for (long i = 0; i < n; i++)
        for (long j = 0; j < n; j++)
            total += grid[i][j];
    snprintf(out, RESULT_SIZE, "%.6f %.9f", total, grid[n / 2][n / 3]);
    for (long i = 0; i < n; i++)
        free(grid[i]);
    free(grid);
}
