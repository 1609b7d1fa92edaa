/* The command line of every C twin: name [N] [ITERATIONS] [--times].
 * A twin defines DEFAULT_N before it includes this file, and
 * run(n, out), which writes its result line into out. */
#ifndef BENCH_H
#define BENCH_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RESULT_SIZE = 512 };

static void run(long n, char *out);

static double bench_now(void)
{
    struct timespec ts;
    timespec_get(&ts, TIME_UTC);
    return (double)ts.tv_sec + (double)ts.tv_nsec * 1e-9;
}

static void *bench_alloc(size_t count, size_t size)
{
    void *p = calloc(count, size);
    if (p == NULL) {
        fprintf(stderr, "out of memory\n");
        exit(1);
    }
    return p;
}

int main(int argc, char **argv)
{
    /* volatile: no iteration may reuse the work of the one before. */
    volatile long n = DEFAULT_N;
    long iterations = 1;
    bool show_times = false;
    int given = 0;
    static char result[RESULT_SIZE] = "None";

    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--times") == 0)
            show_times = true;
        else if (given++ == 0)
            n = atol(argv[i]);
        else
            iterations = atol(argv[i]);
    }
    (void)bench_alloc;
    for (long k = 1; k <= iterations; k++) {
        double start = bench_now();
        run(n, result);
        double elapsed = bench_now() - start;
        if (show_times)
            fprintf(stderr, "iteration %ld: %.6f\n", k, elapsed);
    }
    puts(result);
    return 0;
}

#endif
