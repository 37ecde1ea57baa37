/// Which reader a file needs.
public enum FileFormat: String, Sendable, Hashable, CaseIterable {
    /// No bytes at all.
    case empty
    // Text, read by `TextReaders`. Mark-up and YAML are read as text.
    case text, markup, yaml, delimited, json, jsonLines, mail, mailbox
    // Documents.
    case pdf, rtf
    case wordXML, excelXML, powerPointXML
    case word, excel, powerPoint, outlookMessage
    /// An Office document that a password protects.
    case encryptedOffice
    case openDocumentText, openDocumentSpreadsheet, openDocumentPresentation
    // Tables.
    case avro, parquet, orc, sqlite
    // Archives.
    case zip, tar, cpio, ar, rpm, sevenZip, rar, iso, cabinet, lha, xar
    // Compressions of one file.
    case gzip, bzip2, xz, lzma, lzip, zstandard, lz4, compress
    // Recognised, and without text that is looked at.
    case image, audio, video, font, executable
    /// Bytes that are no text and nothing that is known.
    case binary

    /// Whether `TextReaders` reads it.
    public var isText: Bool {
        switch self {
        case .empty, .text, .markup, .yaml, .delimited, .json, .jsonLines, .mail, .mailbox: true
        default: false
        }
    }
}
