/* A chain of stages over the first N numbers; twin of gen_pipeline.py.
 * C has no generators: a stage is a record with a function that pulls the
 * next value through a pointer from the stage before it. */
#define DEFAULT_N 1400000
#include "bench.h"

enum { GROUP = 7 };

typedef struct Stage Stage;
struct Stage {
    bool (*next)(Stage *self, int64_t *value);
    Stage *source;
    int64_t at, limit;    /* count_up */
    int64_t k;            /* keep */
    int64_t previous;     /* products */
    int64_t group[GROUP]; /* turned groups; taken from the end */
    int held;
};

static bool count_up(Stage *self, int64_t *value)
{
    if (self->at >= self->limit)
        return false;
    *value = self->at++;
    return true;
}

static bool keep(Stage *self, int64_t *value)
{
    while (self->source->next(self->source, value))
        if (*value % self->k != 0)
            return true;
    return false;
}

static bool products(Stage *self, int64_t *value)
{
    int64_t x;
    if (!self->source->next(self->source, &x))
        return false;
    *value = self->previous * x % 65521;
    self->previous = x;
    return true;
}

static bool turned_groups(Stage *self, int64_t *value)
{
    if (self->held == 0)
        while (self->held < GROUP && self->source->next(self->source, &self->group[self->held]))
            self->held++;
    if (self->held == 0)
        return false;
    *value = self->group[--self->held];
    return true;
}

static void run(long n, char *out)
{
    Stage numbers = {.next = count_up, .limit = n};
    Stage no_threes = {.next = keep, .source = &numbers, .k = 3};
    Stage no_fives = {.next = keep, .source = &no_threes, .k = 5};
    Stage multiplied = {.next = products, .source = &no_fives};
    Stage last = {.next = turned_groups, .source = &multiplied};
    int64_t value;
    long long count = 0, total = 0;
    while (last.next(&last, &value)) {
        count++;
        total = (total * 3 + value) % 1000003;
    }
    snprintf(out, RESULT_SIZE, "%lld %lld", count, total);
}
