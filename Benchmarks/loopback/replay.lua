-- Replays signed requests in turn; the file that REPLAY names holds each one's headers and body.
local requests, turn = {}, 0

function init()
    local file = assert(io.open(os.getenv("REPLAY"), "rb"))
    for text in file:read("*a"):gmatch("[^\1]+") do
        local head, body = text:match("^(.-)\n\n(.*)$")
        local headers = {}
        for name, value in head:gmatch("([^\n:]+): ([^\n]*)") do
            headers[name] = value
        end
        requests[#requests + 1] = wrk.format("POST", "/", headers, body)
    end
    file:close()
end

function request()
    turn = turn % #requests + 1
    return requests[turn]
end

-- Machine-readable figures after wrk's own; latencies in microseconds.
done = function(summary, latency, requests)
    local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write
        + summary.errors.timeout
    io.write(string.format(
        "FIGURES %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
        failed))
end
