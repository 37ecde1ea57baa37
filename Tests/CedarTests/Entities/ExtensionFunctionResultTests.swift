import Testing

@testable import Cedar

@Suite struct ExtensionFunctionResultTests {
    private static func value(_ function: ExtensionFunction, _ text: Text) throws -> Value {
        try function.result(of: [.string(text)])
    }

    @Test func allFunctionsGiveTheirResults() throws {
        let one = try Self.value(.decimal, "1.0")
        let two = try Self.value(.decimal, "2.0")
        let four = try Self.value(.ip, "127.0.0.1")
        let six = try Self.value(.ip, "ff00::/8")
        let time = try Self.value(.datetime, "2024-01-02T03:04:05Z")
        let day = try Self.value(.datetime, "2024-01-02")
        let wait = try Self.value(.duration, "1d2h3m4s5ms")
        let expectations: [(ExtensionFunction, [Value], Value)] = [
            (.lessThan, [one, two], .bool(true)), (.lessThanOrEqual, [two, two], .bool(true)),
            (.greaterThan, [one, two], .bool(false)), (.greaterThanOrEqual, [two, two], .bool(true)),
            (.isIpv4, [four], .bool(true)), (.isIpv6, [four], .bool(false)), (.isLoopback, [four], .bool(true)),
            (.isMulticast, [six], .bool(true)), (.isInRange, [four, six], .bool(false)),
            (.isInRange, [four, try Self.value(.ip, "127.0.0.0/8")], .bool(true)),
            (.offset, [day, try Self.value(.duration, "3h4m5s")], time),
            (.durationSince, [time, day], try Self.value(.duration, "3h4m5s")), (.toDate, [time], day),
            (.toTime, [time], try Self.value(.duration, "3h4m5s")), (.toDays, [wait], .long(1)),
            (.toHours, [wait], .long(26)),
            (.toMinutes, [wait], .long(1563)), (.toSeconds, [wait], .long(93784)),
            (.toMilliseconds, [wait], .long(93_784_005)),
        ]
        for (function, arguments, result) in expectations {
            #expect(try function.result(of: arguments) == result, "\(function)")
        }
        let tested = Set(expectations.map(\.0))
        #expect(ExtensionFunction.allCases.allSatisfy { $0.isConstructor || tested.contains($0) })
    }

    @Test func whatLeavesTheRangeIsAFailure() {
        let last = Value.datetime(Datetime(milliseconds: .max))
        let first = Value.datetime(Datetime(milliseconds: .min))
        for (function, arguments) in [
            (ExtensionFunction.offset, [last, .duration(Duration(milliseconds: 1))]), (.durationSince, [last, first]),
            (.toDate, [first]), (.toDate, []), (.toDate, [last, last]), (.isIpv4, [last]), (.ip, [.string("")]),
        ] as [(ExtensionFunction, [Value])] {
            #expect(throws: ExtensionFailure.self) { try function.result(of: arguments) }
        }
    }
}
