# Finalisers wait when a function is entered.
# options: --opt=-share
# event: exit guard=Poll
# out: 30 90

freed = 0


class Noted:
    def __init__(self, *parts):
        self.parts = parts

    def __del__(self):
        global freed
        freed += 1


def finalised(n):
    for i in range(n):
        Noted(Noted(), Noted())
    return n


print(finalised(30), freed)
