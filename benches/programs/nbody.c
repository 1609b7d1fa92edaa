/* A star and five planets under gravity; twin of nbody.py.
 * Stresses float fields of records, float arithmetic and sqrt. */
#define DEFAULT_N 60000
#include "bench.h"
#include <math.h>

#define DT 0.001
enum { BODIES = 6 };

typedef struct {
    double mass, x, y, z, vx, vy, vz;
} Body;

static void make_system(Body *bodies)
{
    static const double directions[5][2] = {
        {0.6, 0.8}, {-0.8, 0.6}, {0.28, -0.96}, {-0.96, -0.28}, {1.0, 0.0}};
    bodies[0] = (Body){1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
    for (int k = 0; k < 5; k++) {
        double c = directions[k][0], s = directions[k][1];
        double r = 1.0 + 0.75 * k;
        double speed = sqrt(1.0 / r);
        double mass = 0.0002 * (k + 1);
        bodies[k + 1] = (Body){mass, r * c, r * s, 0.02 * k, -speed * s, speed * c, 0.01 * k};
    }
    for (int k = 1; k < BODIES; k++) {
        bodies[0].vx -= bodies[k].vx * bodies[k].mass;
        bodies[0].vy -= bodies[k].vy * bodies[k].mass;
        bodies[0].vz -= bodies[k].vz * bodies[k].mass;
    }
}

static double energy(const Body *bodies)
{
    double total = 0.0;
    for (int i = 0; i < BODIES; i++) {
        const Body *a = &bodies[i];
        total += 0.5 * a->mass * (a->vx * a->vx + a->vy * a->vy + a->vz * a->vz);
        for (int j = i + 1; j < BODIES; j++) {
            const Body *b = &bodies[j];
            double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
            total -= a->mass * b->mass / sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return total;
}

static void step(Body *bodies, double dt)
{
    for (int i = 0; i < BODIES; i++) {
        Body *a = &bodies[i];
        for (int j = i + 1; j < BODIES; j++) {
            Body *b = &bodies[j];
            double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
            double d2 = dx * dx + dy * dy + dz * dz;
            double pull = dt / (d2 * sqrt(d2));
            double pa = pull * b->mass, pb = pull * a->mass;
            a->vx -= dx * pa;
            a->vy -= dy * pa;
            a->vz -= dz * pa;
            b->vx += dx * pb;
            b->vy += dy * pb;
            b->vz += dz * pb;
        }
    }
    for (int i = 0; i < BODIES; i++) {
        bodies[i].x += dt * bodies[i].vx;
        bodies[i].y += dt * bodies[i].vy;
        bodies[i].z += dt * bodies[i].vz;
    }
}

static void run(long n, char *out)
{
    Body bodies[BODIES];
    make_system(bodies);
    double before = energy(bodies);
    for (long i = 0; i < n; i++)
        step(bodies, DT);
    double after = energy(bodies);
    snprintf(out, RESULT_SIZE, "%.9f %.9f %.9f", before, after, bodies[1].x);
}
