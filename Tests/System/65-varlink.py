#!/usr/bin/env python3
"""Varlink with clients nobody here wrote: varlinkctl of Debian 13 and the Python package, with its conformance suite.

Both are fetched once, into frist-test below $XDG_CACHE_HOME or /var/cache, and made anew where they are not whole.
What cannot be fetched, built or run fails this script.
"""

import atexit
import json
import os
import re
import sys

from frist_test import CACHE, Daemon, ROOT, cached, check, finish, quiet_copy, run, scratch
from frist_varlinkctl import CONTROL, Varlinkctl, objects

SERVICE = "org.varlink.service"


def replies(result):
    """What a client printed, as values; [] where it is no JSON."""
    try:
        return objects(result.stdout)
    except ValueError:
        return []


def shown(result):
    return result.returncode, (result.stdout + result.stderr).strip()[:600]


def occurrences(found):
    return [o for reply in found for o in reply.get("occurrences", [])]


def check_of_nes(found, detail):
    """31 declared obligations, and the revision that comes by itself."""
    ids = {o["id"] for o in occurrences(found)}
    check("  List of nes-rus: the 31 declared obligations and the revision",
          "nes-rus/revision" in ids and len(ids) == 32, (len(ids), detail))


python = CACHE / "venv/bin/python"
venv = cached("venv", probe=["env", python, "-c", "import varlink.cli, varlink.tests.test_certification"], make=[
    [sys.executable, "-m", "venv", CACHE / "venv"], [python, "-m", "pip", "install", "--quiet", "varlink"],
])

debian = Varlinkctl()
here = scratch("varlink")
daemon = Daemon(here, quiet_copy(here), control=debian.socket).start()
atexit.register(daemon.process.kill)
varlinkctl, call, inside, meeting, ADDRESS = debian.run, debian.call, debian.inside, debian.meeting, debian.address
listed = {plan: daemon.json("list", *plan) for plan in [(), ("nes-rus",)]}

# --- varlinkctl of systemd 257.


result = varlinkctl("info", ADDRESS)
check("varlinkctl info", result.returncode == 0
      and all(word in result.stdout for word in ("fristd", CONTROL, SERVICE)), shown(result))
result = varlinkctl("list-interfaces", ADDRESS)
check("varlinkctl list-interfaces", result.returncode == 0
      and result.stdout.split() == [CONTROL, SERVICE], shown(result))
result = varlinkctl("call", "-j", ADDRESS, f"{SERVICE}.GetInterfaceDescription", json.dumps({"interface": CONTROL}))
idl = (replies(result) or [{}])[0].get("description", "")
check("varlinkctl gets the IDL", idl.count("\nmethod ") > 10, shown(result))
(meeting / "control.varlink").write_text(idl, encoding="utf-8")
result = varlinkctl("validate-idl", inside / "control.varlink")
check("varlinkctl validate-idl accepts it", result.returncode == 0 and not result.stderr, result.stderr.strip())
methods = [f"{CONTROL}.{name}" for name in re.findall(r"^method (\w+)", idl, re.MULTILINE)]
result = varlinkctl("list-methods", ADDRESS)
check("varlinkctl list-methods gives every method of the IDL", result.returncode == 0
      and sorted(m for m in result.stdout.split() if m.startswith(CONTROL)) == sorted(methods), shown(result))
for interface in (CONTROL, SERVICE):
    result = varlinkctl("introspect", ADDRESS, interface)
    check(f"varlinkctl introspect {interface}", result.returncode == 0 and not result.stderr
          and f"interface {interface}" in result.stdout, (result.returncode, result.stderr.strip()))

result = call("Status", {})
status = replies(result)
check("varlinkctl call Status: five plans, nothing wrong", result.returncode == 0
      and [(s["plans"], [p for p in s["problems"] if p["severity"] == "error"]) for s in status] == [(5, [])], shown(result))
result = call("List", {"plan": "nes-rus"}, "--more")
check("varlinkctl call --more List: what fristctl has", result.returncode == 0
      and occurrences(replies(result)) == listed["nes-rus",], shown(result))
check_of_nes(replies(result), shown(result))
result = call("List", {}, "--more")
check(f"  List of all plans: {len(replies(result))} replies, together what fristctl has",
      len(replies(result)) > 1 and occurrences(replies(result)) == listed[()], result.stderr)
result = call("List", {})
check("  without --more it is one reply",
      len(replies(result)) == 1 and occurrences(replies(result)) == listed[()], result.stderr)
result = call("Preview", {"to": "2030-12-31"}, "--more")
check(f"  Preview: {len(replies(result))} replies, a digest each", len(replies(result)) > 1
      and all(len(r["digests"]) == 1 for r in replies(result)) and result.returncode == 0, shown(result))
for method in ("Show", "Why"):
    result = call(method, {"id": "nes-rus/4.5@2022"})
    check(f"  {method}", result.returncode == 0 and "nes-rus/4.5" in result.stdout, shown(result))
result = call("Confirm", {"id": "nes-rus/2.1", "note": "gjelder"})
check("  Confirm", result.returncode == 0 and replies(result) == [{"answered": [], "id": "nes-rus/2.1"}], shown(result))
for what, method, parameters, who, error, told in [
    ("an unknown id", "Show", {"id": "nes-rus/99"}, "0:0", f"{CONTROL}.NoSuchObligation", {"id": "nes-rus/99"}),
    ("a missing parameter", "Show", {}, "0:0", f"{SERVICE}.InvalidParameter", {"parameter": "id"}),
    ("nobody asks", "Status", {}, "65534:65534", f"{CONTROL}.NotPermitted", {"method": "Status"}),
    ("an unknown method", "Nothing", {}, "0:0", f"{SERVICE}.MethodNotFound", {"method": f"{CONTROL}.Nothing"}),
]:
    result = call(method, parameters, user=who)
    check(f"  {what}: {error}", result.returncode != 0 and error in result.stderr
          and told.items() <= (replies(result) or [{}])[0].items(), shown(result))

# --- The Python package's client. It exits 0 on error replies.


def client(*argv):
    return run(python, "-m", "varlink.cli", *argv, timeout=60, cwd=meeting)


OUTSIDE = f"unix:{daemon.socket}"
result = client("info", OUTSIDE)
check("Python: info", CONTROL in result.stdout, shown(result))
result = client("help", f"{OUTSIDE}/{CONTROL}")
check("Python: help gives the IDL", idl.strip() != "" and idl.strip() in result.stdout, shown(result))
result = client("call", f"{OUTSIDE}/{CONTROL}.Status")
check("Python: Status", [s["plans"] for s in replies(result)] == [5], shown(result))
result = client("call", "--more", f"{OUTSIDE}/{CONTROL}.List", '{"plan":"nes-rus"}')
check("Python: List", occurrences(replies(result)) == listed["nes-rus",], shown(result))
check_of_nes(replies(result), shown(result))
result = client("call", "--more", f"{OUTSIDE}/{CONTROL}.List")
check(f"  List of all plans: {len(replies(result))} replies, together what fristctl has",
      len(replies(result)) > 1 and occurrences(replies(result)) == listed[()], result.stderr)
result = client("call", f"{OUTSIDE}/{CONTROL}.Show", '{"id":"nes-rus/99"}')
check("  an unknown id: NoSuchObligation",
      not result.stdout and f"{CONTROL}.NoSuchObligation" in result.stderr, shown(result))
result = daemon.ctl("status")
check("fristd answers as before, and ends with 0", result.returncode == 0 and daemon.stop() == 0, shown(result))

# --- What fristd answers with, held against upstream's conformance suite, and attacked. `swift test` has built it.
program = ROOT / ".build/debug/varlink-certification"
if not program.exists():
    print("    building varlink-certification (a few minutes)", flush=True)
    result = run("swift", "build", "--package-path", ROOT, "--product", program.name)
    check("varlink-certification is built", result.returncode == 0, result.stdout[-1500:])
os.environ["VENV"] = str(venv)
result = run("sh", ROOT / "Tests/System/varlink-certification.sh", program, timeout=120)
check("upstream's conformance client is content", result.returncode == 0, shown(result))
result = run(sys.executable, ROOT / "Tests/System/varlink-attack.py", program, timeout=300)
stood = [line for line in result.stdout.splitlines() if line.startswith("ok")]
check(f"it stands {len(stood)} attacks", result.returncode == 0 and len(stood) > 20,
      [line for line in result.stdout.splitlines() if not line.startswith("ok")] + [result.stderr])
finish()
