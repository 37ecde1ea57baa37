import Testing

@testable import Store

@Suite("Revision cache")
struct RevisionCacheTests {
    @Test("An entry is believed at its own revision only")
    func revisions() {
        let cache = RevisionCache<String, Int>(capacity: 10)
        cache.insert(1, for: "a", at: 7)
        #expect(cache.value(for: "a", at: 7) == 1)
        #expect(cache.value(for: "a", at: 8) == nil)
        cache.insert(2, for: "a", at: 8)
        #expect(cache.value(for: "a", at: 8) == 2)
    }

    @Test("It keeps what is used and stays within its bound")
    func bound() {
        let cache = RevisionCache<Int, Int>(capacity: 100)
        cache.insert(0, for: 0, at: 1)
        for key in 1...10_000 {
            cache.insert(key, for: key, at: 1)
            #expect(cache.value(for: 0, at: 1) == 0)
        }
        let kept = (1...10_000).filter { cache.value(for: $0, at: 1) != nil }
        #expect(kept.count <= 100)
    }
}
