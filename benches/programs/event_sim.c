/* N customers wander through five single-server stations; twin of
 * event_sim.py. Stresses indirect calls, small allocations and a heap. */
#define DEFAULT_N 50000
#include "bench.h"

enum { STATIONS = 5 };

typedef struct World World;
typedef struct Event Event;

typedef struct {
    long stops;
    int64_t since;
} Customer;

typedef struct {
    Customer *current;
    Customer **waiting;
    size_t head, count, capacity, longest;
} Station;

struct Event {
    int64_t when, number;
    void (*happen)(Event *event, World *world);
    long remaining;   /* of an arrival */
    Station *station; /* of a completion */
};

struct World {
    int64_t random, now, numbered, served, waited;
    Event **heap;
    size_t size, capacity;
    Station stations[STATIONS];
};

static int64_t between(World *world, int64_t low, int64_t high)
{
    world->random = world->random * 48271 % 2147483647;
    return low + world->random % (high - low + 1);
}

static void *grow(void *array, size_t *capacity, size_t item)
{
    *capacity = *capacity ? 2 * *capacity : 16;
    array = realloc(array, *capacity * item);
    if (array == NULL) {
        fprintf(stderr, "out of memory\n");
        exit(1);
    }
    return array;
}

static bool before(const Event *a, const Event *b)
{
    if (a->when != b->when)
        return a->when < b->when;
    return a->number < b->number;
}

static void push(World *world, Event *item)
{
    if (world->size == world->capacity)
        world->heap = grow(world->heap, &world->capacity, sizeof *world->heap);
    Event **items = world->heap;
    size_t hole = world->size++;
    while (hole > 0) {
        size_t parent = (hole - 1) / 2;
        if (!before(item, items[parent]))
            break;
        items[hole] = items[parent];
        hole = parent;
    }
    items[hole] = item;
}

static Event *pop(World *world)
{
    Event **items = world->heap;
    Event *smallest = items[0], *item = items[--world->size];
    size_t size = world->size;
    if (size > 0) {
        size_t hole = 0, child = 1;
        while (child < size) {
            if (child + 1 < size && before(items[child + 1], items[child]))
                child++;
            if (!before(items[child], item))
                break;
            items[hole] = items[child];
            hole = child;
            child = 2 * hole + 1;
        }
        items[hole] = item;
    }
    return smallest;
}

static Event *schedule(World *world, int64_t when, void (*happen)(Event *, World *))
{
    Event *event = bench_alloc(1, sizeof *event);
    event->when = when;
    event->happen = happen;
    event->number = ++world->numbered;
    push(world, event);
    return event;
}

static void completion(Event *event, World *world);

static void begin(Station *station, World *world, Customer *customer)
{
    station->current = customer;
    world->waited += world->now - customer->since;
    schedule(world, world->now + between(world, 1, 120), completion)->station = station;
}

static void enter(Station *station, World *world, Customer *customer)
{
    customer->since = world->now;
    if (station->current == NULL) {
        begin(station, world, customer);
        return;
    }
    if (station->count == station->capacity)
        station->waiting = grow(station->waiting, &station->capacity, sizeof *station->waiting);
    station->waiting[station->count++] = customer;
    if (station->count - station->head > station->longest)
        station->longest = station->count - station->head;
}

static Customer *finish(Station *station, World *world)
{
    Customer *customer = station->current;
    station->current = NULL;
    if (station->head < station->count) {
        Customer *following = station->waiting[station->head++];
        if (station->head == station->count)
            station->head = station->count = 0;
        begin(station, world, following);
    }
    return customer;
}

static void send_on(World *world, Customer *customer)
{
    enter(&world->stations[between(world, 0, STATIONS - 1)], world, customer);
}

static void completion(Event *event, World *world)
{
    Customer *customer = finish(event->station, world);
    if (--customer->stops > 0) {
        send_on(world, customer);
    } else {
        world->served++;
        free(customer);
    }
}

static void arrival(Event *event, World *world)
{
    Customer *customer = bench_alloc(1, sizeof *customer);
    customer->stops = (long)between(world, 1, 6);
    send_on(world, customer);
    if (event->remaining > 1) {
        int64_t gap = between(world, 1, 100);
        schedule(world, world->now + gap, arrival)->remaining = event->remaining - 1;
    }
}

static void run(long n, char *out)
{
    World world = {.random = 1};
    schedule(&world, 0, arrival)->remaining = n;
    while (world.size > 0) {
        Event *event = pop(&world);
        world.now = event->when;
        event->happen(event, &world);
        free(event);
    }
    size_t longest = 0;
    for (int i = 0; i < STATIONS; i++) {
        if (world.stations[i].longest > longest)
            longest = world.stations[i].longest;
        free(world.stations[i].waiting);
    }
    free(world.heap);
    snprintf(out, RESULT_SIZE, "%lld %lld %lld %lld %zu", (long long)world.served,
             (long long)world.numbered, (long long)world.now, (long long)world.waited, longest);
}
