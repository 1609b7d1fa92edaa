"""Shortest paths in a graph: breadth first, and by weights.

Dicts of lists, a queue in a list, sets of what was seen.
"""
import sys
import time

DEFAULT_N = 300


def graph(n):
    edges = {k: [] for k in range(n)}
    for k in range(n):
        for step, weight in ((1, 7), (k % 5 + 2, 3 + k % 4), (k * k % 11 + 3, 9)):
            edges[k].append(((k + step) % n, weight))
    return edges


def breadth(edges, start):
    distance = {start: 0}
    queue = [start]
    for node in queue:
        for neighbour, _ in edges[node]:
            if neighbour not in distance:
                distance[neighbour] = distance[node] + 1
                queue.append(neighbour)
    return distance


def cheapest(edges, start, goal):
    cost = {start: 0}
    origin = {}
    done = set()
    while True:
        open_nodes = [(c, v) for v, c in cost.items() if v not in done]
        if not open_nodes:
            return None
        c, node = min(open_nodes)
        if node == goal:
            break
        done.add(node)
        for neighbour, weight in edges[node]:
            if neighbour not in cost or c + weight < cost[neighbour]:
                cost[neighbour] = c + weight
                origin[neighbour] = node
    path = [goal]
    while path[-1] != start:
        path.append(origin[path[-1]])
    return c, path[::-1]


def run(n):
    edges = graph(n)
    distance = breadth(edges, 0)
    return f"{max(distance.values())} {sum(distance.values())} {cheapest(edges, 0, n - 1)} {cheapest(edges, 3, 2)}"


def main(argv):
    numbers = [int(arg) for arg in argv[1:] if arg != "--times"]
    n, iterations = numbers + [DEFAULT_N, 1][len(numbers):]
    for k in range(1, iterations + 1):
        start = time.process_time()
        result = run(n)
        elapsed = time.process_time() - start
        if "--times" in argv:
            print(f"iteration {k}: {elapsed:.6f}", file=sys.stderr)
    print(result)


if __name__ == "__main__":
    main(sys.argv)
