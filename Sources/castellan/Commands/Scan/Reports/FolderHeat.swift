import Discovery
import Scanning

/// How much was found in each folder, by category.
struct FolderHeat {
    struct Row: Sendable {
        let folder: String
        var files = 0
        var counts: [Category: Int] = [:]
        var severity = Severity.low

        var total: Int { counts.values.reduce(0, +) }
    }

    /// The folders with the most, in the order of their names.
    let rows: [Row]
    /// Folders that have less and are left out.
    let omitted: Int
    private let hottest: Int

    /// More rows than these are no map any more.
    private static let limit = 60

    init(_ report: ScanReport) {
        var folders: [String: Row] = [:]
        for file in report.files {
            let folder = Self.folder(of: file.path)
            var row = folders[folder] ?? Row(folder: folder)
            row.files += 1
            for found in file.result.reported(report.types) {
                row.counts[report.types[found.type].category, default: 0] += found.count
            }
            row.severity = max(row.severity, file.result.severity(report.types) ?? .low)
            folders[folder] = row
        }
        let ranked = folders.values.sorted {
            ($1.severity, $1.total, $0.folder) < ($0.severity, $0.total, $1.folder)
        }
        rows = ranked.prefix(Self.limit).sorted { $0.folder < $1.folder }
        omitted = max(0, ranked.count - Self.limit)
        hottest = folders.values.flatMap(\.counts.values).max() ?? 0
    }

    /// From 0 for none to 5 for as many as anywhere, each step a few times the one before.
    func heat(_ count: Int) -> Int {
        guard count > 0, hottest > 0 else { return 0 }
        guard hottest > 1 else { return 5 }
        let share = Self.logarithm(count) / Self.logarithm(hottest)
        return 1 + min(4, Int(share * 4))
    }

    /// To the base of two, near enough for a colour.
    private static func logarithm(_ count: Int) -> Double {
        let whole = Int.bitWidth - 1 - count.leadingZeroBitCount
        return Double(whole) + Double(count) / Double(1 << whole) - 1
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
