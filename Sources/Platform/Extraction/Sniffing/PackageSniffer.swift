#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Tells apart what is packed as ZIP (OOXML, OpenDocument, jars) and what is stored in OLE 2 compound files.
enum PackageSniffer {
    static func isCompound(_ sample: ArraySlice<UInt8>) -> Bool {
        MagicNumbers.begins(sample, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    }

    /// The kind of a ZIP by the names of its first members, or of its last where its end can be seen.
    static func zip(_ source: ByteSource, _ sample: ArraySlice<UInt8>) -> FileType {
        var names = memberNames(in: sample, signature: [0x50, 0x4B, 3, 4], nameLengthAt: 26, nameAt: 30)
        if let type = openDocument(sample) { return type }
        if let type = office(names) { return type }
        if let size = source.size, size > sample.count {
            let tail = end(of: source, size: size)
            names += memberNames(in: tail[...], signature: [0x50, 0x4B, 1, 2], nameLengthAt: 28, nameAt: 46)
        }
        if let type = office(names) { return type }
        if names.contains("META-INF/MANIFEST.MF") { return FileType(.zip, "application/java-archive") }
        if names.contains("AndroidManifest.xml") { return FileType(.zip, "application/vnd.android.package-archive") }
        return FileType(.zip, "application/zip")
    }

    private static func office(_ names: [String]) -> FileType? {
        let family = "application/vnd.openxmlformats-officedocument."
        for name in names {
            switch name {
            case "word/document.xml", "word/styles.xml", "word/settings.xml", "word/_rels/document.xml.rels":
                return FileType(.wordXML, family + "wordprocessingml.document")
            case "xl/workbook.xml", "xl/workbook.bin", "xl/styles.xml", "xl/_rels/workbook.xml.rels":
                return FileType(.excelXML, family + "spreadsheetml.sheet")
            case "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels":
                return FileType(.powerPointXML, family + "presentationml.presentation")
            default: continue
            }
        }
        return nil
    }

    /// OpenDocument 1.3 part 2, 3.3: the first member is `mimetype`, stored as it is.
    private static func openDocument(_ sample: ArraySlice<UInt8>) -> FileType? {
        guard MagicNumbers.begins(sample, with: Array("mimetype".utf8), at: 30) else { return nil }
        let text = String(decoding: sample.dropFirst(38).prefix(80), as: UTF8.self)
        let family = "application/vnd.oasis.opendocument."
        guard text.hasPrefix(family) else { return nil }
        let kinds: [(String, FileFormat)] = [
            ("text", .openDocumentText), ("spreadsheet", .openDocumentSpreadsheet),
            ("presentation", .openDocumentPresentation),
        ]
        for (kind, format) in kinds where text.dropFirst(family.count).hasPrefix(kind) {
            return FileType(format, family + kind)
        }
        return nil
    }

    private static func memberNames(
        in sample: ArraySlice<UInt8>, signature: [UInt8], nameLengthAt: Int, nameAt: Int
    ) -> [String] {
        var names: [String] = []
        var rest = sample
        while names.count < 2_000, let place = MagicNumbers.firstPlace(of: signature, in: rest) {
            rest = sample[(place + signature.count)...]
            guard place + nameAt < sample.endIndex else { break }
            let length = Int(sample[place + nameLengthAt]) | Int(sample[place + nameLengthAt + 1]) << 8
            names.append(String(decoding: sample[(place + nameAt)...].prefix(min(length, 256)), as: UTF8.self))
        }
        return names
    }

    /// The kind of a compound file by its streams' names, which are UTF-16.
    static func compound(_ source: ByteSource, _ sample: ArraySlice<UInt8>) -> FileType {
        var directory = Array(sample)
        if sample.count >= 52, let descriptor = source.descriptor {
            let fields = Array(sample.prefix(52))
            let sector = Int(fields[48]) | Int(fields[49]) << 8 | Int(fields[50]) << 16 | Int(fields[51]) << 24
            let shift = fields[30] == 12 ? 12 : 9
            directory += read(descriptor, at: (sector + 1) << shift, count: 8_192)
        }
        let kinds: [(String, FileFormat, String)] = [
            ("EncryptedPackage", .encryptedOffice, "application/x-ole-storage"),
            ("__properties_version1.0", .outlookMessage, "application/vnd.ms-outlook"),
            ("WordDocument", .word, "application/msword"),
            ("PowerPoint Document", .powerPoint, "application/vnd.ms-powerpoint"),
            ("Workbook", .excel, "application/vnd.ms-excel"),
            ("Book", .excel, "application/vnd.ms-excel"),
        ]
        for (name, format, mediaType) in kinds {
            let bytes: [UInt8] = name.utf8.flatMap { [$0, 0] as [UInt8] } + [0, 0]
            if MagicNumbers.firstPlace(of: bytes, in: directory[...]) != nil { return FileType(format, mediaType) }
        }
        return FileType(.binary, "application/x-ole-storage")
    }

    private static func end(of source: ByteSource, size: Int) -> [UInt8] {
        guard let descriptor = source.descriptor else { return [] }
        return read(descriptor, at: max(0, size - 65_536), count: 65_536)
    }

    private static func read(_ descriptor: Int32, at offset: Int, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, count, off_t(offset)))
        }
    }
}
