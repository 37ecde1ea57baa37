import Discovery
import Testing

@testable import Extraction

@Suite(.enabled(if: Fixtures.areThere, Fixtures.absence))
struct ArchiveReaderTests {
    private static let text = "name: Jane Example\nmail: jane@example.com\n"

    @Test(arguments: [
        "plain.zip", "stored.zip", "lzma.zip", "plain.tar", "plain.tar.gz", "plain.tar.bz2", "plain.tar.xz",
    ])
    func membersAreDocumentsAndSoIsTheArchive(name: String) throws {
        let read = try Fixtures.read(name)
        #expect(read.reads.map(\.name) == ["a.txt", "folder/b.csv", "empty.txt", ""])
        #expect(read.reads.compactMap(\.outcome?.detail) == [])
        #expect(read["a.txt"]?.text == Self.text)
        #expect(read["a.txt"]?.hasLast == true)
        #expect(read["folder/b.csv"]?.cells == ["!1.2 name=Jane", "!2.2 mail=jane@example.com"])
    }

    @Test(arguments: [
        "text.txt.gz", "text.txt.bz2", "text.txt.xz", "text.txt.lzma", "text.txt.zst", "plain.7z", "plain.ar",
    ])
    func otherContainersAndCompressionsAreRead(name: String) throws {
        let read = try Fixtures.read(name)
        #expect(read.reads.first?.text == Self.text)
        #expect(read.reads.first?.name == (name.hasPrefix("text") ? "text.txt" : "a.txt"))
        #expect(read.file?.outcome?.code == .complete)
    }

    @Test func archivesWithinArchivesAreRead() throws {
        let read = try Fixtures.read("nested5.zip")
        #expect(
            read.reads.first?.document.member == ["level3.zip", "level2.zip", "level1.zip", "level0.zip", "deep.txt"])
        #expect(read.reads.first?.text == Self.text)
        #expect(read.reads.count == 6)
    }

    @Test func nestingPastTheLimitIsRefused() throws {
        let read = try Fixtures.read("nested14.zip")
        #expect(read.reads.first?.document.member.count == 10)
        #expect(read.reads.first?.outcome?.reason == .archiveNesting)
        #expect(read.file?.outcome?.code == .skipped)
        #expect(read.file?.outcome?.reason == .archiveContainsUnprocessedFiles)
    }

    @Test func namesAreTextAndNothingElse() throws {
        let read = try Fixtures.read("odd-names.zip")
        #expect(read.reads.map(\.name) == ["../../etc/passwd", "/abs.txt", "n\u{E4}me\n.txt", ""])
    }

    @Test func encryptedMembersAreSkippedAndOthersRead() throws {
        let read = try Fixtures.read("encrypted.zip")
        #expect(read["secret.txt"]?.outcome?.code == .skipped)
        #expect(read["secret.txt"]?.outcome?.detail?.contains("encrypted") == true)
        #expect(read["a.txt"]?.text == Self.text)
        #expect(read.file?.outcome?.code == .partial)
    }

    @Test func anEncryptedDirectoryIsSkipped() throws {
        let outcome = try #require(try Fixtures.read("encrypted.7z").file?.outcome)
        #expect(outcome.code == .skipped)
        #expect(outcome.detail == "It is encrypted.")
    }

    @Test func attachmentsOfMailAreReadByTheChild() throws {
        let read = try Fixtures.read("attached.eml")
        #expect(read.file?.text.contains("The body has jane@example.com.") == true)
        #expect(read["plain.zip!a.txt"]?.text == Self.text)
        #expect(read["book.xlsx"]?.cells.contains("People!2.2 card number=4111111111111111") == true)
    }

    @Test func theNumberOfFilesIsLimited() throws {
        var limits = ReadingLimits()
        limits.archiveDocuments = 2
        let read = try Fixtures.read("plain.zip", limits: limits)
        #expect(read.reads.count == 3)
        #expect(read.file?.outcome?.code == .partial)
        #expect(read.file?.outcome?.reason == .archiveDocumentsProcessed)
    }

    @Test func whatComesOutIsLimited() throws {
        var limits = ReadingLimits()
        limits.extractedSize = 8 << 20
        let read = try Fixtures.read("spam.gz", limits: limits)
        #expect(read.file?.outcome?.reason == .archiveBytesExtracted)
        limits = ReadingLimits()
        limits.extractedMemberSize = 8 << 20
        let member = try Fixtures.read("spam.gz", limits: limits)
        #expect(member.reads.first?.outcome?.reason == .archiveBytesExtracted)
    }

    @Test func aDirectoryThatPromisesTooMuchIsRefused() throws {
        var limits = ReadingLimits()
        limits.extractedSize = 256 << 20
        let bomb = try Fixtures.read("bomb.zip", limits: limits)
        #expect(bomb.reads.count == 1)
        #expect(bomb.file?.outcome?.code == .skipped)
        #expect(bomb.file?.outcome?.reason == .archiveBytesExtracted)
        #expect(try Fixtures.read("overlapping.zip", limits: limits).file?.outcome != nil)
        let declared = try Fixtures.read("declared.zip")
        #expect(declared.reads.first?.outcome?.reason == .fileExceedsSizeLimit)
    }

    @Test func nestedBombsEndByTheLimitOfAll() throws {
        var limits = ReadingLimits()
        limits.extractedSize = 256 << 20
        let read = try Fixtures.read("nested-bomb.zip", limits: limits)
        #expect(read.file?.outcome?.reason == .archiveBytesExtracted)
        #expect(read.reads.allSatisfy { $0.outcome != nil })
    }
}
