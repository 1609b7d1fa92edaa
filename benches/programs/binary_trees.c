/* Many short-lived binary trees beside one that lives on; twin of
 * binary_trees.py. Stresses allocation and release of small records. */
#define DEFAULT_N 16
#include "bench.h"

enum { LEAST_DEPTH = 4 };

typedef struct Node {
    long label;
    struct Node *left, *right;
} Node;

static Node *grow(long label, long depth)
{
    Node *node = malloc(sizeof *node);
    if (node == NULL) {
        fprintf(stderr, "out of memory\n");
        exit(1);
    }
    node->label = label;
    node->left = depth == 0 ? NULL : grow(2 * label, depth - 1);
    node->right = depth == 0 ? NULL : grow(2 * label + 1, depth - 1);
    return node;
}

static long weigh(const Node *node)
{
    if (node->left == NULL)
        return node->label;
    return node->label + 2 * weigh(node->left) - weigh(node->right);
}

static void fell(Node *node)
{
    if (node->left != NULL) {
        fell(node->left);
        fell(node->right);
    }
    free(node);
}

static void run(long n, char *out)
{
    Node *lasting = grow(1, n);
    long trees = 0, total = 0;
    for (long depth = LEAST_DEPTH; depth <= n; depth += 2)
        for (long k = 0; k < 1L << (n - depth); k++) {
            Node *tree = grow(k, depth);
            total += weigh(tree);
            trees++;
            fell(tree);
        }
    snprintf(out, RESULT_SIZE, "%ld %ld %ld", trees, total, weigh(lasting));
    fell(lasting);
}
