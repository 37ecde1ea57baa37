import Foundation
import Testing

@testable import ItemExpressions

@Suite("Numbers")
struct NumberTests {
    @Test(
        "a number is given back in full, without what says nothing",
        arguments: [
            ("0", "0"), ("-0", "0"), ("000", "0"), ("0.000", "0"), ("0e99", "0"), ("1", "1"), ("+1", "1"), ("-1", "-1"),
            ("007", "7"), ("1.50", "1.5"), (".5", "0.5"), ("5.", "5"), ("1e3", "1000"), ("1E-3", "0.001"),
            ("12.5e1", "125"), ("-0.00120", "-0.0012"), ("100", "100"), ("1e+2", "100"),
            ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
            ("0.12345678901234567890123456789012345678", "0.12345678901234567890123456789012345678"),
            ("1234567890123456789012345678901234567800000", "1234567890123456789012345678901234567800000"),
        ])
    func text(given: String, kept: String) throws { #expect(try Number(given).description == kept) }

    @Test(
        "what is no number, too exact, too large or too small is refused in DynamoDB's words",
        arguments: [
            ("", "The parameter cannot be converted to a numeric value"),
            ("a", "The parameter cannot be converted to a numeric value: a"),
            ("1 ", "The parameter cannot be converted to a numeric value: 1 "),
            ("1e", "The parameter cannot be converted to a numeric value: 1e"),
            (".", "The parameter cannot be converted to a numeric value: ."),
            ("0x10", "The parameter cannot be converted to a numeric value: 0x10"),
            ("NaN", "The parameter cannot be converted to a numeric value: NaN"),
            ("1.2.3", "The parameter cannot be converted to a numeric value: 1.2.3"),
            (
                "123456789012345678901234567890123456789",
                "Attempting to store more than 38 significant digits in a Number"
            ),
            ("1e126", "Number overflow. Attempting to store a number with magnitude larger than supported range"),
            (
                "-1e99999999999999999999",
                "Number overflow. Attempting to store a number with magnitude larger than supported range"
            ),
            ("1e-131", "Number underflow. Attempting to store a number with magnitude smaller than supported range"),
        ])
    func refused(text: String, message: String) {
        #expect(throws: ItemError(message)) { try Number(text) }
    }

    @Test("the ends of the range are in it")
    func range() throws {
        for text in ["1e-130", "9.9999999999999999999999999999999999999e125"] {
            let number = try Number(text)
            #expect(try Number(number.description) == number)
            #expect(try Number("-" + number.description) == -number)
        }
    }

    @Test(
        "sums are exact",
        arguments: [
            ("0.1", "0.2", "0.3"), ("1", "-1", "0"), ("99", "1", "100"), ("1e20", "1", "100000000000000000001"),
            ("1e38", "-1", "99999999999999999999999999999999999999"), ("-5", "3", "-2"), ("5", "-8", "-3"),
            ("-1.5", "-2.5", "-4"), ("0", "7", "7"), ("1e-130", "0", Number.smallest),
        ])
    func sums(left: String, right: String, sum: String) throws {
        #expect(try Number(left).adding(Number(right)).description == sum)
        #expect(try Number(right).adding(Number(left)).description == sum)
        #expect(try Number(sum).subtracting(Number(right)) == Number(left))
    }

    @Test("a sum that would have to be rounded is refused")
    func inexactSums() throws {
        let (large, small) = (try Number("1e100"), try Number("1e-100"))
        #expect(throws: ItemError.tooManyDigits) { try large.adding(small) }
        #expect(throws: ItemError.tooManyDigits) { try Number("5e38").adding(Number("1")) }
        let large125 = try Number("9e125")
        #expect(throws: ItemError.numberOverflow) { try large125.adding(large125) }
    }

    @Test("order, order of bytes and order of decimals are one")
    func order() throws {
        var generator = SystemRandomNumberGenerator()
        let fixed = [
            "0", "1", "-1", "1e-120", "-1e-120", "9e120", "-9e120", "10", "9", "-10", "-9", "1.01", "1.1", "1.001",
        ]
        let random = (0..<300).map { _ in
            "\(Int.random(in: -99_999...99_999, using: &generator))e\(Int.random(in: -30...30, using: &generator))"
        }
        let numbers = try (fixed + random).map { (try Number($0), try #require(Decimal(string: $0))) }
        for (left, leftDecimal) in numbers {
            for (right, rightDecimal) in numbers {
                #expect((left == right) == (leftDecimal == rightDecimal))
                #expect((left < right) == (leftDecimal < rightDecimal))
                #expect(left.orderedBytes.lexicographicallyPrecedes(right.orderedBytes) == (left < right))
            }
        }
    }

    @Test("whole numbers are the same numbers as their text")
    func integers() throws {
        for value in [0, 1, -1, 10, 1_000, -12_300, .max, .min] { #expect(try Number(String(value)) == Number(value)) }
    }
}

extension Number {
    fileprivate static let smallest = "0." + String(repeating: "0", count: 129) + "1"
}
