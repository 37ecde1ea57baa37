"""The result of a run as a section of RESULTS.md."""


def markdown(result):
    lines = [
        f"## KMS and DynamoDB over HTTP, {result['date']}", "",
        f"Commit {result['commit']}. {result['machine']}; home on {result['storage']}. "
        f"`make bench`, here `{result['command']}`: each figure is the median of {result['rounds']} rounds.", "",
        "Keep-alive over loopback from wrk on the same machine, signed requests replayed in turn. Castellan verifies "
        "the signature, decides, and has the write and the audit event on disk before it answers; moto's server keeps "
        "all in memory, does none of the others, and closes each connection after its answer.", "",
        f"The limits beside it: one writer gets {result['syncs_per_second']:,} writes of 4 KB a second onto this disk; "
        f"Castellan answers GetCallerIdentity, which asks for nothing else, {best(result['identity']):,} times.", "",
        "| operation | server | connections | requests/s | median | p99 |", "| --- | --- | ---: | ---: | ---: | ---: |"]
    named = [("GetCallerIdentity", "castellan", result["identity"])] + [
        (name, server, result[server][name]) for name in result["asked"] for server in ("castellan", "moto")]
    for name, server, rows in named:
        for row in rows:
            lines.append(
                f"| {name} | {server} | {row['connections']} | {row['per_second']:,} | {row['median_ms']:.2f} ms "
                f"| {row['p99_ms']:.2f} ms |")
    lines += ["", "Each at its best: " + "; ".join(ratio_line(result, name) for name in result["asked"]) + ".", ""]
    lines += [latency_line(result), ""]
    return "\n".join(lines + large_table(result))


def best(rows):
    return max(row["per_second"] for row in rows)


def ratio_line(result, name):
    asked = result["asked"][name]
    told = f"{name} {result['ratios'][name]} times moto"
    return f"{told} (asked: {asked})" if asked else told


def at(rows, connections):
    return next(row for row in rows if row["connections"] == connections)


def latency_line(result):
    held = result["castellan"]
    tails = " and ".join(f"{name} {at(held[name], 16)['p99_ms']:.2f} ms" for name in ("GenerateDataKey", "Decrypt"))
    query = "Query of 100 items of 1 KB"
    return (f"p99 at 16 connections: {tails} (asked: under 10 ms). Median of {query} at one: "
            f"{at(held[query], 1)['median_ms']:.2f} ms (asked: under 3 ms).")


def large_table(result):
    table, memory = result["large_table"], result["resident_megabytes"]
    small, large = table["items"]
    held = table["resident_megabytes"]
    return [
        f"GetItem at 16 connections on a table of {large:,} items of 100 bytes: {table['large']['per_second']:,} a "
        f"second, median {table['large']['median_ms']:.2f} ms; of {small:,}: {table['small']['per_second']:,} a second, "
        f"median {table['small']['median_ms']:.2f} ms. One costs {table['cost_ratio']} times the other (asked: at most "
        "1.5).", "",
        f"Resident memory after the load: Castellan {memory['castellan']} MiB, moto {memory['moto']} MiB. Castellan "
        f"before the large table {held['before']} MiB, with it {held['filled']} MiB, after reading it "
        f"{held['after_load']} MiB.", ""]
