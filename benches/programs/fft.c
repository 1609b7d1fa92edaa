/* Forward and inverse radix-2 Fourier transforms of 2**N samples; twin of
 * fft.py. Stresses strided float loads and stores and bit reversal. */
#define DEFAULT_N 17
#include "bench.h"
#include <math.h>

static const double PI = 3.141592653589793;

static void swap(double *a, double *b)
{
    double t = *a;
    *a = *b;
    *b = t;
}

static void reorder(double *re, double *im, long size)
{
    long j = 0;
    for (long i = 1; i < size; i++) {
        long bit = size >> 1;
        while (j & bit) {
            j ^= bit;
            bit >>= 1;
        }
        j |= bit;
        if (i < j) {
            swap(&re[i], &re[j]);
            swap(&im[i], &im[j]);
        }
    }
}

static void transform(double *re, double *im, const double *cosines, const double *sines,
                      long size, double direction)
{
    reorder(re, im, size);
    for (long half = 1; half < size; half *= 2) {
        long stride = size / (2 * half);
        for (long k = 0; k < half; k++) {
            double wr = cosines[k * stride], wi = direction * sines[k * stride];
            for (long top = k; top < size; top += 2 * half) {
                long low = top + half;
                double tr = wr * re[low] - wi * im[low];
                double ti = wr * im[low] + wi * re[low];
                re[low] = re[top] - tr;
                im[low] = im[top] - ti;
                re[top] += tr;
                im[top] += ti;
            }
        }
    }
}

static void run(long n, char *out)
{
    long size = 1L << n;
    double *cosines = bench_alloc((size_t)size / 2 + 1, sizeof *cosines);
    double *sines = bench_alloc((size_t)size / 2 + 1, sizeof *sines);
    double *original = bench_alloc((size_t)size, sizeof *original);
    double *re = bench_alloc((size_t)size, sizeof *re);
    double *im = bench_alloc((size_t)size, sizeof *im);
    int64_t state = 12345;
    for (long k = 0; k < size / 2; k++) {
        cosines[k] = cos(2.0 * PI * k / size);
        sines[k] = sin(2.0 * PI * k / size);
    }
    for (long k = 0; k < size; k++) {
        state = state * 16807 % 2147483647;
        re[k] = original[k] = (double)state / 2147483647.0 - 0.5;
    }
    transform(re, im, cosines, sines, size, -1.0);
    double power = 0.0, total = 0.0;
    for (long k = 0; k < size; k++)
        power += re[k] * re[k] + im[k] * im[k];
    for (long k = size / 2; k < size; k++) {
        re[k] *= 0.5;
        im[k] *= 0.5;
    }
    transform(re, im, cosines, sines, size, 1.0);
    for (long k = 0; k < size; k++)
        total += re[k] / size * original[k];
    snprintf(out, RESULT_SIZE, "%.6f %.6f", power / size, total);
    free(cosines);
    free(sines);
    free(original);
    free(re);
    free(im);
}
