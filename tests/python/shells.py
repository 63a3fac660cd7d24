"""Types commands into real interactive shells through a pseudo-terminal, as pasting does.

Reads a JSON list of {shell, bracketed, command} and prints a JSON list: for each the arguments that a function in
place of `aws` was given, or null if it wasn't called, and whether anything else ran.
"""

import concurrent.futures
import json
import os
import pty
import select
import shutil
import sys
import tempfile
import termios
import time

SHELLS = {
    "dash": ["dash", "-i"],
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
}
# In the place of the CLI, something notes what it is given.
AWS = "aws() { for argument in \"$@\"; do printf '%s\\0' \"$argument\"; done > arguments; }"


class Shell:
    """A shell at a terminal, in a folder of its own."""

    def __init__(self, name):
        self.name = name
        self.folder = tempfile.mkdtemp()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(self.folder)
            environment = {"PATH": os.environ["PATH"], "HOME": self.folder, "TERM": "xterm", "LC_ALL": "C.UTF-8"}
            os.execvpe(SHELLS[name][0], SHELLS[name], environment)
        self.run(AWS)

    def send(self, text):
        """Types; reads what is shown meanwhile, so that the terminal isn't held up."""
        data = text.encode()
        while data:
            _, writable, _ = select.select([], [self.terminal], [], 1)
            if writable:
                sent = os.write(self.terminal, data[:512])
                data = data[sent:]
            self.read(0)

    def read(self, seconds):
        while select.select([self.terminal], [], [], seconds)[0]:
            try:
                if not os.read(self.terminal, 65536):
                    return
            except OSError:
                return

    def run(self, text):
        """Types a text and a command after it, and waits until that has run."""
        mark = os.path.join(self.folder, "mark")
        self.send(text + "\r")
        for attempt in range(3):
            # What is left open, such as a quote, is given up first, where the text ended in the middle of something.
            self.send("\r : > mark\r" if attempt == 0 else "\x03\r : > mark\r")
            until = time.monotonic() + 5
            while time.monotonic() < until:
                self.read(0.02)
                if os.path.exists(mark) and self.is_at_prompt():
                    os.remove(mark)
                    return
        raise TimeoutError(text)

    def is_at_prompt(self):
        """Whether the shell's line editor, if it has one, has taken the terminal over; what comes before is lost."""
        return self.name == "dash" or not termios.tcgetattr(self.terminal)[3] & termios.ICANON

    def close(self):
        os.close(self.terminal)
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        shutil.rmtree(self.folder)


def ask(shell, case):
    command = case["command"].rstrip("\n").replace("\n", "\r")
    if case["bracketed"]:
        # As a terminal sends it when the shell has asked for it.
        command = "\x1b[200~" + case["command"].rstrip("\n") + "\x1b[201~"
    shell.run(command)
    arguments = os.path.join(shell.folder, "arguments")
    given = None
    if os.path.exists(arguments):
        with open(arguments, "rb") as file:
            given = file.read().decode().split("\0")[:-1]
        os.remove(arguments)
    # Nothing else is there unless something else ran; shells keep histories.
    others = [name for name in os.listdir(shell.folder) if not name.startswith(".")]
    for name in others:
        os.remove(os.path.join(shell.folder, name))
    return {"given": given, "others": others}


cases = json.load(sys.stdin)
terminals = {}
for index, case in enumerate(cases):
    terminals.setdefault((case["shell"], case["bracketed"]), []).append(index)
# All are made before any thread is, for each is a copy of this process.
shells = {terminal: Shell(terminal[0]) for terminal in terminals}
answers = [None] * len(cases)


def ask_all(terminal):
    for index in terminals[terminal]:
        answers[index] = ask(shells[terminal], cases[index])


with concurrent.futures.ThreadPoolExecutor() as pool:
    list(pool.map(ask_all, terminals))
for shell in shells.values():
    shell.close()
json.dump(answers, sys.stdout)
