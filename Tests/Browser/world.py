"""A whole installation of its own: simulated providers, the fleet with its private database, and the server."""

import os, pathlib, re, shutil, signal, subprocess, tempfile, time, urllib.request

ROOT = pathlib.Path(__file__).parents[2]


class World:
    """Everything runs while the body of `with` does; all of it is gone after it."""

    def __init__(self, executables, speed, prefix="", name=""):
        self.executables = pathlib.Path(executables).resolve()
        self.speed, self.prefix, self.name = speed, prefix, name
        self.processes = []

    def __enter__(self):
        self.home = tempfile.mkdtemp(prefix="liner-pages-")
        os.chmod(self.home, 0o755)
        foreign = ("DATABASE_URL", "DATABASE_DIRECT_URL")
        self.environment = {
            key: value for key, value in os.environ.items() if not key.startswith("PG") and key not in foreign}
        self.environment.update(LINERNOTES_HOME=self.home, LINERNOTES_LOG_LEVEL="warning")
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _start(self):
        simulator = self.start("liner", "simulate", "--port", "0", "--speed", str(self.speed))
        for line in simulator.stdout:
            if line.startswith("export "):
                key, value = line[7:].strip().split("=", 1)
                self.environment[key] = value
            elif line.startswith("It ends"):
                break
        self.run("liner", "migrate")
        self.start("liner", "up")
        named = ["--name", self.name] if self.name else []
        server = self.start(
            "liner", "serve", "--port", "0", "--health-port", "0", "--path-prefix", self.prefix, *named)
        for line in server.stdout:
            if found := re.search(r"Serving (http://\S+/),", line):
                self.address = found[1].rstrip("/")
                break
        else:
            raise SystemExit("the server said no address")
        self.token = self.run("liner", "tokens", "create", "--role", "administrator").split()[-1]

    def start(self, program, *arguments):
        process = subprocess.Popen(
            [self.executables / program, *arguments], env=self.environment, cwd=self.home, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, start_new_session=True)
        self.processes.append(process)
        return process

    def run(self, program, *arguments):
        done = subprocess.run(
            [self.executables / program, *arguments], env=self.environment, cwd=self.home, capture_output=True, text=True,
            timeout=300)
        if done.returncode:
            raise SystemExit(f"{program} {' '.join(arguments[:2])} ended with {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.send_signal(signal.SIGTERM)
        for process in reversed(self.processes):
            try:
                process.wait(40)
            except subprocess.TimeoutExpired:
                process.kill()
        self._stop_database()
        shutil.rmtree(self.home, ignore_errors=True)

    def _stop_database(self):
        """`liner migrate` started it, and leaves it running for whoever comes next: here that is nobody."""
        note = pathlib.Path(self.home, "postgres/data/postmaster.pid")
        if note.exists():
            os.kill(int(note.read_text().split()[0]), signal.SIGINT)
            for _ in range(100):
                if not note.exists():
                    break
                time.sleep(0.1)


def seconds_of(address, cookie, times):
    """How long an address takes, so many times, sorted."""
    took = []
    for _ in range(times):
        start = time.monotonic()
        request = urllib.request.Request(address, headers={"Accept": "text/html", "Cookie": cookie})
        with urllib.request.urlopen(request) as answer:
            answer.read()
        took.append(time.monotonic() - start)
    return sorted(took)
