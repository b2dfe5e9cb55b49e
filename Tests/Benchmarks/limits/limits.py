#!/usr/bin/env python3
"""How much of a provider's limit a fleet uses, and whether it ever exceeds it.

Eight real workers ask a provider of our own under one limit for some seconds, while some are killed and started anew.
Every arrival is stamped by one clock. Of N requests a second: the share of slots used, and the most requests in any
second, rolling and fixed. Fails where the limit was exceeded, or less than --least of it used.

    EXECUTABLES=.build/debug Tests/Benchmarks/limits/limits.py --rate 40 --seconds 30 --kill-every 2

With --outage the provider fails for so many seconds instead, and nobody is killed: how often the breaker changed, and how
much later than the limit allows the fleet was at its full pace again, counted from the first good answer.

    EXECUTABLES=.build/debug Tests/Benchmarks/limits/limits.py --rate 10 --outage 30
"""

import argparse, bisect, os, pathlib, random, signal, subprocess, sys, tempfile, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

sys.path.append(str(pathlib.Path(__file__).parent.parent))
import private_postgres

ANSWER = b'{"created":"","count":0,"offset":0,"artists":[]}'
arrivals, lock = [], threading.Lock()
is_down = threading.Event()


class Provider(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Small answers at once: two writes that wait for each other's receipt would hold them up.
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self):
        with lock:
            arrivals.append(time.monotonic())
        down = is_down.is_set()
        body = b"<html>down</html>" if down else ANSWER
        self.send_response(503 if down else 200)
        self.send_header("Content-Type", "text/html" if down else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


def most_in_a_second(times):
    rolling = max((bisect.bisect_left(times, t + 1) - i for i, t in enumerate(times)), default=0)
    fixed = {}
    for t in times:
        fixed[int(t)] = fixed.get(int(t), 0) + 1
    return rolling, max(fixed.values(), default=0)


def recover(given, database):
    def epoch():
        query = "select coalesce(max(epoch), 0) from linernotes.circuit_breakers"
        return int(subprocess.run(["psql", "-XAt", "-d", database, "-c", query], capture_output=True, text=True).stdout)

    before = epoch()
    is_down.set()
    time.sleep(given.outage)
    failing = epoch() - before
    with lock:
        asked = len(arrivals)
    is_down.clear()
    while len(arrivals) < asked + given.rate + 1:
        time.sleep(0.01)
    with lock:
        times = sorted(arrivals[asked : asked + given.rate + 1])
    late = times[-1] - times[0] - 1
    print(f"{failing} epochs in {given.outage:.0f} s of outage; {late:.1f} s lost after the first good answer")
    sys.exit(0)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rate", type=int, default=40)
    options.add_argument("--seconds", type=float, default=30)
    options.add_argument("--workers", type=int, default=8)
    options.add_argument("--kill-every", type=float, default=2, help="seconds; 0: nobody is killed")
    options.add_argument("--least", type=float, default=0.0, help="share of the slots that has to be used")
    options.add_argument("--outage", type=float, default=0, help="seconds that the provider fails, instead of kills")
    given = options.parse_args()
    executables = os.environ["EXECUTABLES"]
    home = tempfile.mkdtemp()
    provider = Server(("127.0.0.1", 0), Provider)
    threading.Thread(target=provider.serve_forever, daemon=True).start()
    workers = []
    try:
        database = private_postgres.start(home, 54331)
        environment = dict(
            os.environ, DATABASE_URL=database, MUSICBRAINZ_API_URL=f"http://127.0.0.1:{provider.server_port}/ws/2",
            MUSICBRAINZ_REQUESTS_PER_SECOND=str(given.rate), MUSICBRAINZ_CONTACT="bench@example.com",
            LINERNOTES_PROVIDERS="musicbrainz", LINERNOTES_LOG_LEVEL="critical", LINERNOTES_HOME=home)
        subprocess.run([f"{executables}/liner", "migrate"], env=environment, check=True, stdout=subprocess.DEVNULL)
        count = int(given.rate * given.seconds * 3)
        send = (
            "select linernotes.send_batch('artist_discovery', array(select jsonb_build_object("
            f"'artistName', 'Nobody ' || n) from generate_series(1, {count}) n))")
        subprocess.run(["psql", "-q", "-d", database, "-c", send], check=True, stdout=subprocess.DEVNULL)

        def start():
            return subprocess.Popen(
                [f"{executables}/artist-discovery", "--watch"], env=environment, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL)

        workers = [start() for _ in range(given.workers)]
        while len(arrivals) < given.rate:
            time.sleep(0.05)
        time.sleep(3)
        if given.outage:
            return recover(given, database)
        began = time.monotonic()
        end, kills = began + given.seconds, 0
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(left, given.kill_every or left))
            if given.kill_every and time.monotonic() < end - 0.5:
                victim = random.randrange(given.workers)
                workers[victim].send_signal(signal.SIGKILL)
                workers[victim].wait()
                workers[victim] = start()
                kills += 1
        with lock:
            times = sorted(t for t in arrivals if began <= t < end)
            all_times = sorted(arrivals)
    finally:
        for worker in workers:
            worker.kill()
        private_postgres.stop(home)
    used = len(times) / (given.rate * given.seconds)
    rolling, fixed = most_in_a_second(all_times)
    print(
        f"{given.rate}/s, {given.workers} workers, {kills} kills in {given.seconds:.0f} s: {used:.1%} of the slots used, "
        f"at most {rolling} in a rolling second, {fixed} in a fixed one")
    sys.exit(0 if used >= given.least and max(rolling, fixed) <= given.rate else 1)


if __name__ == "__main__":
    main()
