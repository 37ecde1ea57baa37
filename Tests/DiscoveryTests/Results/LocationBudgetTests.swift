import Testing

@testable import Discovery

@Suite("The budget of fifteen locations")
struct LocationBudgetTests {
    @Test("is shared as in the published findings")
    func published() {
        #expect(LocationBudget.shares([30, 30, 28, 30, 20, 28]) == [2, 3, 3, 2, 2, 3])
        #expect(LocationBudget.shares([30, 30, 14, 14, 27]) == [3, 3, 3, 3, 3])
        #expect(LocationBudget.shares([7, 7, 5]) == [5, 5, 5])
        #expect(LocationBudget.shares([1]) == [1])
        #expect(LocationBudget.shares([100]) == [15])
    }

    @Test("gives what one type does not need to the others")
    func leftovers() {
        #expect(LocationBudget.shares([1, 100]) == [1, 14])
        #expect(LocationBudget.shares([0, 100, 2]) == [0, 13, 2])
        #expect(LocationBudget.shares([1, 1, 1]) == [1, 1, 1])
        #expect(LocationBudget.shares([]) == [])
    }

    @Test("is never exceeded and never wasted", arguments: 1...60)
    func exact(types: Int) {
        for each in [1, 2, 7, 1_000] {
            let shares = LocationBudget.shares(Array(repeating: each, count: types))
            #expect(shares.reduce(0, +) == min(15, types * each))
            #expect(shares.allSatisfy { $0 <= each })
        }
    }
}
