"""A bat and a ball on a text screen. The host program (main.ts) steps it a bounded number of instructions per frame.

The host calls nothing in here: this is a plain endless program. It reads the bat's direction from `console.key()` and
shows each picture with `console.draw(rows)`; the host can stop, inspect or resume it between any two instructions.
"""
import console

WIDTH, HEIGHT = 24, 8


class Ball(object):

    def __init__(self):
        self.x, self.y = 3, 1
        self.dx, self.dy = 1, 1

    def move(self, bat):
        """One step; returns False when the ball has passed the bat."""
        self.x += self.dx
        self.y += self.dy
        if self.x in (0, WIDTH - 1):
            self.dx = -self.dx
        if self.y == 0:
            self.dy = 1
        if self.y == HEIGHT - 1:
            if abs(self.x - bat.x) > 2:
                return False
            self.dy = -1
        return True


class Bat(object):

    def __init__(self):
        self.x = WIDTH // 2

    def move(self, key):
        self.x += {'left': -2, 'right': 2}.get(key, 0)
        self.x = min(max(self.x, 2), WIDTH - 3)


def picture(ball, bat, score):
    rows = [[' '] * WIDTH for _ in range(HEIGHT)]
    rows[HEIGHT - 1][bat.x - 2:bat.x + 3] = '====='
    rows[ball.y][ball.x] = 'o'
    return [''.join(row) for row in rows] + ['score %d' % score]


def rounds():
    """Plays one round after the other; yields the score of each."""
    while True:
        ball, bat, score = Ball(), Bat(), 0
        while ball.move(bat):
            bat.move(console.key())
            score += 1
            console.draw(picture(ball, bat, score))
        yield score


for number, score in enumerate(rounds()):
    print 'round %d: %d' % (number + 1, score)
    if number == 2:
        break
