"""A text adventure: rooms, things, commands by name, a player who tries everything.

Strings split and looked up, states that are objects with `enter` and `handle`, sets and dicts of names, exceptions
for what cannot be done. N is the number of games.
"""
import sys
import time

DEFAULT_N = 600


class Refusal(Exception):
    pass


class Room:
    def __init__(self, name):
        self.name = name
        self.exits = {}
        self.things = []
        self.visits = 0


class Thing:
    def __init__(self, name, weight, opens=None):
        self.name = name
        self.weight = weight
        self.opens = opens


class State:
    name = "state"

    def enter(self, game):
        pass

    def handle(self, game, words):
        raise NotImplementedError


class Exploring(State):
    name = "exploring"

    def handle(self, game, words):
        action = getattr(self, "do_" + words[0], None)
        if action is None:
            raise Refusal(f"I don't know how to {words[0]}.")
        return action(game, *words[1:])

    def do_go(self, game, direction):
        room = game.here.exits.get(direction)
        if room is None:
            raise Refusal(f"There is no way {direction}.")
        if room.name in game.locked:
            raise Refusal(f"The {room.name} is locked.")
        game.here = room
        room.visits += 1
        if room.name == "cellar" and not game.carries("lamp"):
            return Dark(self)
        if room.name == "garden":
            return Over("won")
        return None

    def do_take(self, game, name):
        for thing in game.here.things:
            if thing.name == name:
                if game.load() + thing.weight > 10:
                    raise Refusal(f"The {name} is too heavy.")
                game.here.things.remove(thing)
                game.bag[name] = thing
                game.score += thing.weight
                return None
        raise Refusal(f"There is no {name} here.")

    def do_drop(self, game, name):
        thing = game.bag.pop(name, None)
        if thing is None:
            raise Refusal(f"You have no {name}.")
        game.here.things.append(thing)
        return None

    def do_unlock(self, game, name):
        for thing in game.bag.values():
            if thing.opens == name:
                game.locked.discard(name)
                game.score += 5
                return None
        raise Refusal("Nothing you carry fits.")

    def do_look(self, game):
        names = sorted([t.name for t in game.here.things])
        ways = ", ".join(sorted(game.here.exits))
        game.say(f"{game.here.name.upper()}: {' and '.join(names) or 'nothing'}; ways {ways}.")
        return None


class Dark(State):
    name = "dark"

    def __init__(self, before):
        self.before = before
        self.turns = 0

    def enter(self, game):
        game.say("It is dark.")

    def handle(self, game, words):
        self.turns += 1
        if words[0] == "go" and words[1:] == ["up"]:
            game.here = game.here.exits["up"]
            return self.before
        if self.turns > 3:
            return Over("lost")
        raise Refusal("You stumble.")


class Over(State):
    name = "over"

    def __init__(self, verdict):
        self.verdict = verdict

    def enter(self, game):
        game.verdict = self.verdict
        game.score += 20 if self.verdict == "won" else 0


class Game:
    def __init__(self):
        rooms = {name: Room(name) for name in ("hall", "kitchen", "cellar", "library", "tower", "garden")}
        for line in ("hall east kitchen west", "kitchen down cellar up", "hall north library south",
                     "library up tower down", "kitchen north garden south"):
            a, way, b, back = line.split()
            rooms[a].exits[way] = rooms[b]
            rooms[b].exits[back] = rooms[a]
        for room, name, weight, opens in (("library", "lamp", 2, None), ("cellar", "key", 1, "garden"),
                                          ("tower", "anvil", 9, None), ("kitchen", "knife", 1, None),
                                          ("hall", "coat", 3, None)):
            rooms[room].things.append(Thing(name, weight, opens))
        self.rooms = rooms
        self.here = rooms["hall"]
        self.bag = {}
        self.locked = {"garden"}
        self.score = 0
        self.lines = []
        self.refused = 0
        self.turns = 0
        self.verdict = None
        self.state = Exploring()

    def carries(self, name):
        return name in self.bag

    def load(self):
        return sum(thing.weight for thing in self.bag.values())

    def say(self, text):
        self.lines.append(text)

    def play(self, command):
        self.turns += 1
        try:
            state = self.state.handle(self, command.lower().split())
        except Refusal as r:
            self.refused += 1
            self.say(str(r))
            return
        except TypeError:
            self.say("What do you mean?")
            return
        if state is not None:
            self.state = state
            state.enter(self)


class Player:
    def __init__(self, seed):
        self.seed = seed

    def choose(self, options):
        self.seed = (self.seed * 75 + 74) % 65537
        return options[self.seed % len(options)]

    def command(self, game):
        kind = self.choose(("go", "go", "go", "take", "take", "drop", "unlock", "look", "Sing", "go"))
        if kind == "go":
            ways = sorted(game.here.exits)
            return "go " + self.choose(ways + ["sideways"])
        if kind == "take":
            return "TAKE " + self.choose([t.name for t in game.here.things] or ["breath"])
        if kind == "drop":
            return "drop " + self.choose(["anvil", "coat", "knife"])
        return "unlock garden" if kind == "unlock" else kind


def run(n):
    verdicts = {}
    check = 0
    turns = 0
    for k in range(n):
        game = Game()
        player = Player(k)
        while game.verdict is None and game.turns < 400:
            game.play(player.command(game))
        key = (game.verdict, game.state.name)
        verdicts[key] = verdicts.get(key, 0) + 1
        turns += game.turns
        visits = [room.visits for room in game.rooms.values()]
        check = (check * 31 + game.score * 7 + game.refused + len(game.lines) + max(visits)) % 1000003
    return f"{sorted(verdicts.items(), key=str)} {turns} {check} {game.lines[-1]!r}"


def main(argv):
    numbers = [int(arg) for arg in argv[1:] if arg != "--times"]
    n, iterations = numbers + [DEFAULT_N, 1][len(numbers):]
    for k in range(1, iterations + 1):
        start = time.perf_counter()
        result = run(n)
        elapsed = time.perf_counter() - start
        if "--times" in argv:
            print(f"iteration {k}: {elapsed:.6f}", file=sys.stderr)
    print(result)


if __name__ == "__main__":
    main(sys.argv)
