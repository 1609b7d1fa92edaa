# A traceback whose failing expression spans several lines, inside a loop in a finally block.


def check(record, limit):
    return (
        record["a"]
        + record["b"] * limit
        + record["missing"]["deep"]
    )


def run():
    results = []
    try:
        for i in range(300):
            results.append(i * 2)
    finally:
        print(len(results))
        for i in range(3):
            results.append(
                check(
                    {"a": i, "b": 2},
                    limit=i,
                )
            )


run()
