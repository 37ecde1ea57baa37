import IAMPolicy

/// Times in-process decisions; `--format json` for machines. Figures are reported, never asserted.
let isJSON = CommandLine.arguments.contains("json") || CommandLine.arguments.contains("--format=json")
let results = try Scenario.all().map { try Measurement($0, rounds: 20_000) }

if isJSON {
    print("[\(results.map(\.json).joined(separator: ", "))]")
} else {
    print("| scenario | median | p99 | statements |\n| --- | ---: | ---: | ---: |")
    for result in results { print(result.row) }
}
