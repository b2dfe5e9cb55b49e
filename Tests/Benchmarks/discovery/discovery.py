#!/usr/bin/env python3
"""How long a discovery takes beside what the providers' limits allow, and prints Markdown: discovery.py [--fast]

Five real workers that stay ask simulated providers, whose limits run so many times faster than the real ones (--speed),
all alike. A bound is what the slowest provider's limit allows: requests / limit, at most, over the providers. The ratio
is the wall time beside it, from the start to the last acknowledge, by the database's clock. Cold: an empty database.
Warm: the same artist at once again; next to nothing is asked, so the way through the five queues is all there is.

Needs a release build of liner and the workers (their folder in EXECUTABLES), Debian's Postgres and Python. Fails where
a provider's limit was exceeded, or a message was given up.
"""

import argparse, json, os, pathlib, re, subprocess, sys, tempfile, time, urllib.request

sys.path.append(str(pathlib.Path(__file__).parent.parent))
import private_postgres

ARTIST = "Synthetic Artist One"  # 109 albums, 413 tracks
PACKAGE = pathlib.Path(__file__).parents[3] / "Package.swift"
WORKERS = re.findall(r'worker\("\w+", command: "([a-z-]+)"\)', PACKAGE.read_text())
ALL = "musicbrainz,spotify,genius,discogs,instagram"
# Genius, Discogs and Instagram list nobody's works: they are asked beside MusicBrainz.
SETS = ["musicbrainz", "spotify", "musicbrainz,genius", "musicbrainz,discogs", ALL]
DEPTHS = (
    "select string_agg(format('%s %s due + %s', queue, visible, delayed_or_in_flight), ', ') from linernotes.queue_depths")
PORT = 54332
UNLIMITED = 5_000


def note(text):
    print(f"discovery: {text}", file=sys.stderr, flush=True)


class World:
    """An empty database, a simulator and the five workers; all gone at its end."""

    def __init__(self, home, executables, providers, speed, latency, is_limited=True):
        self.home, self.executables, self.processes = home, executables, []
        self.name = f"d{time.monotonic_ns()}"
        self.query(f"create database {self.name}", "postgres")
        self.environment = dict(
            os.environ, DATABASE_URL=private_postgres.address(home, PORT, self.name), LINERNOTES_HOME=home,
            LINERNOTES_PROVIDERS=providers, LINERNOTES_LOG_LEVEL="warning")
        self.run("liner", "migrate")
        simulator = self.start(
            "liner", "simulate", "--port", "0", "--speed", str(speed), "--latency-ms", str(latency),
            stdout=subprocess.PIPE)
        for line in iter(simulator.stdout.readline, ""):
            if line.startswith("The simulator listens"):
                self.port = int(re.search(r"port (\d+)", line)[1])
            elif line.startswith("export "):
                name, value = line[7:].strip().split("=", 1)
                self.environment[name] = value
            elif not line.startswith("unset "):
                break
        suffix = "_REQUESTS_PER_SECOND"
        if not is_limited:
            self.environment.update({name: str(UNLIMITED) for name in self.environment if name.endswith(suffix)})
        self.rates = {
            name[: -len(suffix)].lower(): float(value)
            for name, value in self.environment.items() if name.endswith(suffix)}
        self.workers = {command: self.start(command, "--watch") for command in WORKERS}
        while int(self.query("select count(distinct objid) from pg_locks where locktype = 'advisory'")) < len(WORKERS):
            self.look()
            time.sleep(0.05)
        time.sleep(0.3)

    def look(self):
        for process in self.processes:
            if process.poll() is not None:
                log = pathlib.Path(f"{self.home}/{pathlib.Path(process.args[0]).name}.log").read_text()
                sys.exit(f"{process.args[0]} ended with {process.returncode}: {log[-500:]}")

    def run(self, command, *arguments):
        subprocess.run(
            [f"{self.executables}/{command}", *arguments], env=self.environment, check=True,
            stdout=subprocess.DEVNULL)

    def start(self, command, *arguments, stdout=subprocess.DEVNULL):
        log = open(f"{self.home}/{command}.log", "a")
        process = subprocess.Popen(
            [f"{self.executables}/{command}", *arguments], env=self.environment, stdout=stdout, stderr=log, text=True)
        self.processes.append(process)
        return process

    def query(self, text, database=None):
        address = private_postgres.address(self.home, PORT, database or self.name)
        return subprocess.run(
            ["psql", "-XAtq", "-d", address, "-c", text], capture_output=True, text=True, check=True).stdout.strip()

    def simulator(self, method, what):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/_simulator/{what}", method=method)
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def discover(self, traces=False):
        """Wall seconds, and the requests to each provider."""
        self.simulator("POST", "reset")
        began = time.monotonic()
        run = self.query(f"select linernotes.start_artist_discovery('{ARTIST}')")
        wall = (
            "select extract(epoch from finished_at - started_at) from linernotes.run_status "
            f"where run_id = '{run}' and finished_at is not null")
        before, second = {}, 0
        while not (seconds := self.query(wall)):
            time.sleep(0.1)
            if traces and time.monotonic() - began >= second + 1:
                second += 1
                requests = self.requests()
                new = {name: count - before.get(name, 0) for name, count in requests.items()}
                note(f"{second} s: {new}, waiting {self.query(DEPTHS)}")
                before = requests
            self.look()
        requests = self.requests()
        if dead := self.query("select count(*) from linernotes.dead_letters") != "0":
            sys.exit(f"{dead} messages were given up")
        return float(seconds), requests

    def requests(self):
        """So far, by provider."""
        score = self.simulator("GET", "score")
        if score["windows_exceeded"]:
            sys.exit(f"limits were exceeded: {score['windows_exceeded_by_service']}")
        requests = {}
        for endpoint, count in score["requests_by_endpoint"].items():
            provider = endpoint.split("/")[0].split("-")[0]
            requests[provider] = requests.get(provider, 0) + count
        return requests

    def bound(self, requests):
        """Seconds, and whose limit it is."""
        return max(((count / self.rates[name], name) for name, count in requests.items()), default=(0.0, "nobody"))

    def peaks(self):
        """Most memory that each worker has had, MB."""
        peaks = {}
        for command, process in self.workers.items():
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            peaks[command] = int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024
        return peaks

    def end(self):
        for process in reversed(self.processes):
            process.kill()
            process.wait()
        self.query(f"drop database {self.name} with (force)", "postgres")


def names(providers):
    return "all" if providers == ALL else providers.replace(",", ", ")


def measure(home, given, providers, speed, latency, peaks):
    world = World(home, given.executables, providers, speed, latency)
    try:
        cells = []
        for _ in ("cold", "warm"):
            wall, requests = world.discover(given.trace)
            bound, whose = world.bound(requests)
            ratio = f"{wall / bound:.2f}" if bound else "-"
            note(f"{names(providers)}, {latency} ms: {wall:.2f} s, bound {bound:.2f} ({whose}), {ratio}; {requests}")
            cells += [f"{wall:.1f}", f"{bound:.1f} ({whose})", ratio]
        print(f"| {names(providers)} | {latency} | {' | '.join(cells)} |", flush=True)
        if deferred := world.query("select coalesce(sum(deferred), 0) from linernotes.queue_metrics"):
            note(f"{deferred} deferrals")
        merge(peaks, world.peaks())
    finally:
        world.end()


def unlimited(home, given, peaks):
    world = World(home, given.executables, ALL, 10_000, 0, is_limited=False)
    try:
        wall, requests = world.discover()
        tracks = int(world.query("select count(*) from linernotes.tracks"))
        merge(peaks, world.peaks())
        print(
            f"\nWithout limits and latency: {tracks} tracks in {wall:.2f} s, {tracks / wall:.0f} a second, "
            f"{sum(requests.values())} requests.")
    finally:
        world.end()


def merge(peaks, more):
    for command, peak in more.items():
        peaks[command] = max(peaks.get(command, 0), peak)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--fast", action="store_true", help="one latency, two sets of providers, twice the speed")
    options.add_argument("--speed", type=float, help="how many times real speed (10)")
    options.add_argument("--latency", type=int, action="append", help="milliseconds (5, 50 and 300)")
    options.add_argument("--only", action="append", help="a comma list of providers (each alone, and all)")
    options.add_argument("--trace", action="store_true", help="say what is asked in each second")
    options.add_argument("--executables", default=os.environ.get("EXECUTABLES", ".build/release"))
    given = options.parse_args()
    speed = given.speed or (20 if given.fast else 10)
    home = tempfile.mkdtemp()
    peaks = {}
    private_postgres.start(home, PORT)
    try:
        print("| providers | latency ms | cold: wall s | bound s | ratio | warm: wall s | bound s | ratio |")
        print("|---|---|---|---|---|---|---|---|", flush=True)
        for providers in given.only or (["musicbrainz", ALL] if given.fast else SETS):
            for latency in given.latency or ([50] if given.fast else [5, 50, 300]):
                measure(home, given, providers, speed, latency, peaks)
        if not given.only:
            unlimited(home, given, peaks)
        print("\nMost memory, MB: " + ", ".join(f"{command} {peak:.0f}" for command, peak in peaks.items()) + ".")
        print(f"\nLimits at {speed:g} times real speed, {os.cpu_count()} cores, {time.strftime('%Y-%m-%d')}.")
    finally:
        private_postgres.stop(home)


if __name__ == "__main__":
    main()
