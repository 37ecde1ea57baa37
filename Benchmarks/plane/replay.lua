-- Replays one signed request; its headers and body come from the file that REPLAY names.
wrk.method = "POST"
local file = assert(io.open(os.getenv("REPLAY"), "rb"))
local head, body = file:read("*a"):match("^(.-)\n\n(.*)$")
file:close()
wrk.body = body
for name, value in head:gmatch("([^\n:]+): ([^\n]*)") do
    wrk.headers[name] = value
end

-- Machine-readable figures after wrk's own; latencies in microseconds.
done = function(summary, latency, requests)
    local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write
        + summary.errors.timeout
    io.write(string.format(
        "FIGURES %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
        failed))
end
