"""A private Postgres for a benchmark: Debian's binaries, durable, reached by a socket alone."""

import os, shutil, subprocess


def as_postgres(*command):
    drop = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    subprocess.run([*drop, *command], check=True, stdout=subprocess.DEVNULL)


def start(home, port):
    """The connection string of its first database; `home` is an empty folder."""
    binaries = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True).stdout.strip()
    os.environ["PATH"] = binaries + ":" + os.environ["PATH"]
    os.chmod(home, 0o711)
    if os.geteuid() == 0:
        shutil.chown(home, "postgres")
    as_postgres("initdb", "-D", f"{home}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale")
    options = f"-c listen_addresses= -c unix_socket_directories={home} -c port={port} -c max_connections=200"
    as_postgres("pg_ctl", "-D", f"{home}/data", "-l", f"{home}/log", "-o", options, "-w", "start")
    return address(home, port)


def address(home, port, database="postgres"):
    return f"postgresql:///{database}?host={home}&port={port}&user=postgres"


def stop(home):
    as_postgres("pg_ctl", "-D", f"{home}/data", "-m", "immediate", "stop")
    shutil.rmtree(home, ignore_errors=True)
