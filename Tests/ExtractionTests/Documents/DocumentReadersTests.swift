import Discovery
import Testing

@testable import Extraction

@Suite(.enabled(if: Fixtures.areThere, Fixtures.absence))
struct DocumentReadersTests {
    @Test func pagesOfAPDFAreNumbered() throws {
        let file = try #require(try Fixtures.read("three-pages.pdf").file)
        #expect(file.pages == [1, 2, 3])
        #expect(file.text.contains("Page 2 has jane2@example.com on it"))
        #expect(file.outcome?.code == .complete)
        #expect(file.hasLast)
    }

    @Test func anEncryptedPDFIsSkipped() throws {
        let outcome = try #require(try Fixtures.read("encrypted.pdf").file?.outcome)
        #expect(outcome == Outcome(.skipped, reason: .unableToParse, detail: "It is encrypted."))
    }

    @Test func wordsTextTablesHeadersAndPropertiesAreRead() throws {
        let file = try #require(try Fixtures.read("text.docx").file)
        #expect(file.text.hasPrefix("Heading\nHer mail is jane@example.com.\n"))
        #expect(file.text.contains("cell 00\n\tcell 01"))
        for part in ["In the header\n", "In the footer\n", "creator: Jane Author\n"] {
            #expect(file.text.contains(part))
        }
        #expect(file.outcome?.code == .complete)
    }

    @Test func workbooksAreCellsWithSheetsColumnsAndNames() throws {
        let file = try #require(try Fixtures.read("book.xlsx").file)
        #expect(
            file.cells == [
                "People!1.1 name=name", "People!2.1 card number=card number", "People!3.1 born=born",
                "People!1.2 name=Jane Example", "People!2.2 card number=4111111111111111", "People!3.2 born=1980-01-31",
                "People!1.3 name=J\u{F6}rg", "People!2.3 card number=4242 4242 4242 4242",
                "People!3.3 born=1999-12-31 23:59:58", "Sparse!3.5 =far", "Sparse!4.5 =TRUE", "Sparse!28.7 =1.5",
            ])
        #expect(file.text.contains("Commented jane@example.com"))
        #expect(file.outcome?.code == .complete)
    }

    @Test func slidesComeInTheirOrderWithNotes() throws {
        let text = try #require(try Fixtures.read("show.pptx").file).text
        let slides = text.split(separator: "\n").filter { $0.hasPrefix("Slide ") }
        #expect(slides == (1...11).map { "Slide \($0)" })
        #expect(text.contains("jane11@example.com"))
        #expect(text.contains("Noted"))
    }

    @Test func openDocumentTextsAreRead() throws {
        let text = try #require(try Fixtures.read("text.odt").file).text
        #expect(text.hasPrefix("Her mail  is\tjane@example.com\n"))
        #expect(text.contains("creator: Jane Author"))
    }

    @Test func openDocumentSpreadsheetsAreCells() throws {
        let file = try #require(try Fixtures.read("book.ods").file)
        #expect(
            file.cells == [
                "People!1.1 name=name", "People!2.1 mail=mail", "People!1.2 name=Jane",
                "People!2.2 mail=jane@example.com",
                "People!3.6 =12.5",
            ])
    }

    @Test func oldWorkbooksAreReadByTheirTool() throws {
        let file = try #require(try Fixtures.read("old.xls").file)
        guard Tool.xls2csv.path != nil else {
            #expect(file.outcome?.detail == "Not analysed: install catdoc.")
            return
        }
        #expect(
            file.cells == [
                "1!1.1 name=name", "1!2.1 mail=mail", "1!1.2 name=J\u{E4}ne, \"x\"", "1!2.2 mail=jane@example.com",
                "2!1.1 =42.5",
            ])
        #expect(file.outcome?.code == .complete)
    }

    @Test func richTextIsReadWithItsFieldsAndWithoutItsTables() throws {
        let file = try #require(try Fixtures.read("text.rtf").file)
        for part in [
            "Jane Author", "Caf\u{E9} \u{20AC} \u{20AC} jane@example.com\n", "mailto:link@example.com", "link\tend",
        ] {
            #expect(file.text.contains(part))
        }
        for part in ["Hidden", "hidden", "}"] { #expect(!file.text.contains(part)) }
        #expect(file.text.contains("shown") == false)
        #expect(file.outcome?.code == .complete)
    }

    @Test func officeFilesThatUnpackToTooMuchAreRefused() throws {
        var limits = ReadingLimits()
        limits.officeUncompressedSize = 1000
        #expect(try Fixtures.read("text.docx", limits: limits).file?.outcome?.reason == .uncompressedSize)
        limits = ReadingLimits()
        limits.officeSize = 1000
        #expect(try Fixtures.read("text.docx", limits: limits).file?.outcome?.reason == .malformedOrTooLarge)
    }

    @Test func datesAreTold() {
        #expect(CellStyles.showsDate("yyyy\\-mm\\-dd"))
        #expect(!CellStyles.showsDate("#,##0.00 \"day\""))
        #expect(!CellStyles.showsDate("[Red]0.00"))
        #expect(CellStyles.civil(0) == (1970, 1, 1))
        #expect(CellStyles.civil(11_016) == (2000, 2, 29))
        #expect(SheetReader.column("AB12") == 28)
        #expect(SheetReader.column("12") == nil)
    }
}
