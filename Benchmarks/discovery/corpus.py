"""What is scanned for speed: logs without anything sensitive, and rows dense with it. Made from a seed."""

import io
import json
import pathlib
import random as generator
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Conformance/support"))

from planted import content  # noqa: E402

MEGABYTE = 1_000_000
ROUTES = ["/api/v1/orders", "/api/v1/orders/{}", "/health", "/static/app.{}.js", "/login", "/search?page={}"]
AGENTS = ["curl/8.5.0", "Mozilla/5.0 (X11; Linux x86_64)", "okhttp/4.12.0", "kube-probe/1.29"]


def logs(size, seed="logs"):
    """Lines of a web server and its workers."""
    random = generator.Random(seed)
    lines = []
    for number in range(20_000):
        stamp = f"2026-0{random.randint(1, 9)}-1{random.randint(0, 9)}T{random.randint(10, 23)}:{random.randint(10, 59)}:{random.randint(10, 59)}.{random.randint(0, 999):03}Z"
        route = random.choice(ROUTES).format(random.randint(1, 99_999))
        if number % 3:
            lines.append(
                f"{stamp} INFO  http.server - {random.choice(['GET', 'POST'])} {route} {random.choice([200, 201, 304, 404])} "
                f"{random.randint(40, 90_000)} {random.uniform(0.1, 900):.3f}ms \"{random.choice(AGENTS)}\"\n")
        else:
            lines.append(
                f"{stamp} DEBUG worker-{random.randint(1, 16)} batch {random.randint(1, 10**6)} finished: "
                f"{random.randint(1, 5_000)} rows, {random.randint(0, 9)} retries, queue depth {random.randint(0, 300)}\n")
    return repeated("".join(lines).encode(), size)


def repeated(block, size):
    return (block * (size // len(block) + 1))[:size]


def dense(size, seed="dense"):
    """Rows of which about a third of the values are sensitive, as CSV and as JSON Lines."""
    random = generator.Random(seed)
    kinds = content.kinds()
    chosen = ["NAME", "USA_SOCIAL_SECURITY_NUMBER", "CREDIT_CARD_NUMBER", "GERMANY_BANK_ACCOUNT_NUMBER", "DATE_OF_BIRTH",
              "PHONE_NUMBER"]
    names = ["id", "full name", "ssn", "plan", "region", "credit card", "iban", "status", "updated", "score", "date of birth",
             "phone", "comment", "channel", "weight", "active", "tier", "visits"]
    rows = []
    for number in range(20_000):
        made = [kinds[identifier].make(random) for identifier in chosen]
        rows.append([
            str(number), made[0], made[1], random.choice(["basic", "plus", "pro"]), random.choice(["north", "south"]), made[2],
            made[3], "open", f"2026-03-{random.randint(10, 28)}", f"{random.random():.4f}", made[4], made[5],
            "asked to be called back later", random.choice(["web", "shop"]), str(random.randint(1, 90)), "true", "gold",
            str(random.randint(0, 400))])
    head = ",".join(names) + "\n"
    table = head + "".join(",".join(f'"{value}"' if "," in value else value for value in row) + "\n" for row in rows)
    lines = io.StringIO()
    for row in rows:
        lines.write(json.dumps(dict(zip(names, row, strict=True))) + "\n")
    return repeated(table.encode(), size // 2), repeated(lines.getvalue().encode(), size - size // 2)


def write(folder, megabytes):
    """Files of a few tens of megabytes, half of them logs; returns the folders of the two halves."""
    halves = folder / "logs", folder / "rows"
    for half in halves:
        half.mkdir(parents=True)
    parts = max(1, megabytes // 64)
    size = megabytes * MEGABYTE // parts // 2
    log, (table, lines) = logs(size), dense(size)
    for part in range(parts):
        (halves[0] / f"server-{part}.log").write_bytes(log)
        (halves[1] / f"rows-{part}.csv").write_bytes(table)
        (halves[1] / f"rows-{part}.jsonl").write_bytes(lines)
    return halves


def small_files(folder, count):
    """Source files and notes of about two kilobytes, a thousand in a folder."""
    text = logs(2_000).decode()
    for number in range(count):
        if number % 1_000 == 0:
            (folder / f"{number // 1_000:03}").mkdir(parents=True)
        (folder / f"{number // 1_000:03}" / f"note-{number}.txt").write_text(f"note {number}\n{text}")
