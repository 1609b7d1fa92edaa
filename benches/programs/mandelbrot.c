/* Escape times of the Mandelbrot set; twin of mandelbrot.py.
 * Stresses float arithmetic in a loop with an unpredictable exit. */
#define DEFAULT_N 400
#include "bench.h"

enum { MAX_STEPS = 100 };

static int escape_time(double cx, double cy)
{
    double x = 0.0, y = 0.0;
    for (int step = 0; step < MAX_STEPS; step++) {
        double xx = x * x, yy = y * y;
        if (xx + yy > 4.0)
            return step;
        y = 2.0 * x * y + cy;
        x = xx - yy + cx;
    }
    return MAX_STEPS;
}

static void run(long n, char *out)
{
    long inside = 0, total = 0;
    for (long row = 0; row < n; row++) {
        double cy = 2.5 * row / n - 1.25;
        for (long col = 0; col < n; col++) {
            double cx = 2.5 * col / n - 2.0;
            int steps = escape_time(cx, cy);
            total += steps;
            if (steps == MAX_STEPS)
                inside++;
        }
    }
    snprintf(out, RESULT_SIZE, "%ld %ld", inside, total);
}
