#!/usr/bin/env python3
"""Attacks the control server and asks after each attack whether it still serves, how fast, and how big it has grown.

    varlink-attack.py [PROGRAM]     PROGRAM: the built varlink-certification; default .build/debug/...

Exit 0: it stood; 1: it did not. Run as root it also attacks as other users.
"""
import os
import random
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else os.path.join(
    os.path.dirname(os.path.abspath(__file__)), "../../.build/debug/varlink-certification")
WORK = tempfile.TemporaryDirectory()
os.chmod(WORK.name, 0o755)
PATH = os.path.join(WORK.name, "socket")
SEED = int(os.environ.get("SEED", random.randrange(1 << 32)))
INFO = b'{"method":"org.varlink.service.GetInfo"}\0'
MEGABYTE = 1 << 20
failures = []


def connect():
    client = socket.socket(socket.AF_UNIX)
    client.connect(PATH)  # waits while the backlog is full
    client.settimeout(60)
    return client


def say(client, data):
    """Sends what the server takes; it may drop us halfway, and that is right."""
    try:
        client.sendall(data)
    except (BrokenPipeError, ConnectionResetError, socket.timeout):
        pass


def hear(client):
    """One reply, or b'' at the end."""
    data = b""
    while not data.endswith(b"\0"):
        try:
            piece = client.recv(65536)
        except ConnectionResetError:
            piece = b""
        if not piece:
            return data
        data += piece
    return data


def ask(client=None):
    """The honest client: seconds until it has its reply; None where it gets none."""
    start = time.monotonic()
    with client or connect() as client:
        say(client, INFO)
        reply = hear(client)
    return time.monotonic() - start if b'"product"' in reply else None


def memory(pid):
    with open(f"/proc/{pid}/status") as status:
        values = dict(line.split(":", 1) for line in status)
    return int(values["VmRSS"].split()[0]) // 1024, int(values["VmHWM"].split()[0]) // 1024


def start(**options):
    server = subprocess.Popen([PROGRAM, PATH], stdout=subprocess.PIPE, **options)
    server.stdout.readline()
    return server


def check(name, server, most=10.0):
    answers = []
    for _ in range(200):
        # Connections that have just ended are noticed a moment later.
        answers.append(ask())
        if answers[-1] is not None:
            break
        time.sleep(0.01)
    slowest = answers[-1]
    isAlive = server.poll() is None
    resident, peak = memory(server.pid) if isAlive else (0, 0)
    isFine = isAlive and slowest is not None and slowest < most and resident < 150
    print(f"{'ok  ' if isFine else 'FAIL'} {name}: answer in {slowest}, {resident} MiB now, {peak} MiB at most", flush=True)
    if not isFine:
        failures.append(name)


def hostile_messages():
    # Parameters nobody asks for: what they cost is what reading a message costs the thread that serves all.
    call = b'{"method":"org.varlink.service.GetInfo","parameters":'
    yield "open brackets", b"[" * MEGABYTE
    yield "open braces", b'{"a":' * (MEGABYTE // 5)
    yield "small numbers", call + b"[" + b"1," * (MEGABYTE // 2 - 100) + b"1]}"
    yield "numbers in an object", call + b'{"a":[' + b"1," * (MEGABYTE // 2 - 100) + b"1]}}"
    yield "one long number", call + b'{"a":' + b"9" * (MEGABYTE - 200) + b"}}"
    yield "a number beyond all bounds", call + b'{"a":1e999999999}}'
    yield "escapes", call + b'{"a":"' + b"\\u0000" * (MEGABYTE // 6 - 100) + b'"}}'
    yield "halves of pairs", call + b'{"a":"' + b"\\ud800" * (MEGABYTE // 6 - 100) + b'"}}'
    yield "the same name", call + b"{" + b'"a":1,' * (MEGABYTE // 6 - 100) + b'"a":1}}'
    yield "many names", call + b"{" + b"".join(b'"%x":1,' % i for i in range(90_000)) + b'"a":1}}'
    yield "a long method", b'{"method":"' + b"a." * (MEGABYTE // 2 - 100) + b'"}'
    yield "31 levels of lists", call + b'{"a":' + b"[" * 30 + b"]" * 30 + b"}}"
    yield "byte order mark", b"\xef\xbb\xbf" + INFO[:-1]
    yield "UTF-16", "{}".encode("utf-16")


def garbage():
    generator = random.Random(SEED)
    seeds = [INFO, b'{"method":"org.varlink.certification.Test10","more":true,"parameters":{"a":[1,2,{"b":null}]}}\0']
    for _ in range(2000):
        data = bytearray(generator.choice(seeds) * generator.randrange(1, 4))
        for _ in range(generator.randrange(1, 20)):
            place = generator.randrange(len(data))
            action = generator.randrange(3)
            if action == 0:
                data[place] = generator.randrange(256)
            elif action == 1:
                del data[place:place + generator.randrange(1, 5)]
                data = data or bytearray(b"\0")
            else:
                data[place:place] = generator.randbytes(generator.randrange(1, 8))
        with connect() as client:
            say(client, bytes(data))
            if generator.randrange(2):
                client.shutdown(socket.SHUT_WR)
                while hear(client):
                    pass


def as_user(uid, work):
    """Runs the work in a child with that uid; it holds what it has until the pipe is closed."""
    ready, hold = os.pipe(), os.pipe()
    if os.fork() == 0:
        os.close(hold[1])
        os.setgroups([])
        os.setgid(uid)
        os.setuid(uid)
        kept = work()
        os.write(ready[1], b"%d\n" % len(kept))
        os.read(hold[0], 1)
        os._exit(0)
    os.close(hold[0])
    count = int(os.read(ready[0], 16))
    os.close(ready[0])
    os.close(ready[1])
    return count, hold[1]


def occupy():
    """As many connections as one is let have, each with half a megabyte of a message; those that were let in."""
    kept = []
    for _ in range(40):
        client = connect()
        say(client, INFO)
        if b'"product"' in hear(client):
            client.sendall(b'{"method":"' + b"x" * (MEGABYTE // 2))
            kept.append(client)
    return kept


def main():
    print(f"seed {SEED}")
    server = start()
    check("nothing yet", server)

    client = connect()
    times = []
    for _ in range(5000):
        begin = time.perf_counter()
        client.sendall(INFO)
        hear(client)
        times.append(time.perf_counter() - begin)
    client.close()
    fresh = [ask() for _ in range(1000)]
    print(f"     GetInfo from Python: median {statistics.median(times) * 1e6:.0f} µs, 99 % {sorted(times)[4950] * 1e6:.0f} µs; "
          f"with a connection of its own {statistics.median(fresh) * 1e6:.0f} µs")

    for name, message in hostile_messages():
        with connect() as client:
            begin = time.monotonic()
            say(client, message + b"\0")
            hear(client)
            took = time.monotonic() - begin
        check(f"{name} ({took * 1000:.0f} ms)", server)

    garbage()
    check("2000 times garbage", server)

    for _ in range(20_000):
        with connect() as client:
            pass
    check("20,000 times hello and goodbye", server)

    for _ in range(2000):
        with connect() as client:
            say(client, INFO * 20)
    check("2000 times asked and gone", server)

    clients = [connect() for _ in range(14)]
    for client in clients:
        client.setblocking(False)
        try:
            while client.send(INFO * 1000):
                pass
        except BlockingIOError:
            pass
    check("14 that ask for ever and never read", server)
    for client in clients:
        client.close()

    floods = [connect() for _ in range(500)]
    for client in floods:
        say(client, b'{"method"')
    for client in floods:
        client.close()
    check("500 at once with half a message", server)

    if os.geteuid() == 0:
        held = [as_user(60001 + number, occupy) for number in range(6)]
        counts = [count for count, _ in held]
        isRight = sum(counts) == 56 and max(counts) == 16
        print(f"{'ok  ' if isRight else 'FAIL'} six users took {counts}", flush=True)
        if not isRight:
            failures.append("places")
        check("root beside six users with half a megabyte in each of their connections", server)
        for _, hold in held:
            os.close(hold)
        for _ in held:
            os.wait()
        check("after the six users", server)

    server.terminate()
    if server.wait(5) != 0 or os.path.exists(PATH):
        failures.append("end")
        print("FAIL the end")

    few = start(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (20, 20)))
    crowd = [connect() for _ in range(40)]
    time.sleep(2.5)
    with open(f"/proc/{few.pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    busy = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    print(f"{'ok  ' if busy < 0.5 else 'FAIL'} without descriptors: {busy:.2f} s of processor time in 2.5 s")
    if busy >= 0.5:
        failures.append("spin")
    for client in crowd:
        client.close()
    check("after it had no descriptors", few)
    few.terminate()
    few.wait(5)
    print("FAIL " + ", ".join(failures) if failures else "PASS varlink-attack")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
