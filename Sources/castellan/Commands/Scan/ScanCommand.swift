import ArgumentParser
import Discovery
import Scanning

/// `castellan scan`
struct ScanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Find sensitive data in files, and say exactly where.",
        discussion: """
            A folder, with everything below it:

              castellan scan ~/Documents

            What a build must not contain, for a pipeline that stops at it:

              castellan scan --respect-gitignore --identifiers credentials --fail-on high .

            Everything that a repository ever held, each content once:

              castellan scan --git --format sarif --output history.sarif .

            A page to read, print and pass on:

              castellan scan --format html --output report.html /srv/exports

            Why something was not reported:

              castellan scan --explain --identifiers CREDIT_CARD_NUMBER orders.csv

            One's own identifiers, and what is known to be harmless:

              castellan scan --custom employees.json --allow known.txt /srv/exports

            A long scan that goes on where it was interrupted:

              castellan scan --resume scan.state /srv/archive

            Formats: table; json (findings in the shape of Macie's API, with samples and what was not analysed); jsonl (one
            record a file or archive member in the shape of Macie's discovery results, as they are finished); sarif
            (2.1.0, for code scanning); html. In json and jsonl a file stands where Macie has an object: `key` is the path
            as it was found, `path` the absolute path, `versionId` the commit with --git; buckets are null.

            Exit codes: 0 done; 1 it could not be started, or a report not be written; 2 interrupted, or a PATH could not
            be read: the report is of what was finished; 3 something was found at or above --fail-on; 4 with
            --fail-on-incomplete: something was not analysed as a whole. Of several, the first of 3, 2 and 4. Interrupting
            once stops after what is under way and reports; twice ends at once with 130.
            """)

    @Argument(help: "Files and folders, or - for standard input.")
    var paths: [String]

    @OptionGroup(title: "What is looked for") var selection: SelectionOptions
    @OptionGroup(title: "What is read") var reading: ReadingOptions
    @OptionGroup(title: "What is reported") var reporting: ReportingOptions

    @Option(help: "Threads (default: one a processor).")
    var jobs: Int?

    @Option(help: "Remember what is finished in this file, and go on from there if it exists.")
    var resume: String?

    func validate() throws {
        if let jobs, !(1...1_024).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 1024.") }
        if reading.git, paths.contains("-") { throw ValidationError("--git reads repositories; leave out the -.") }
        if resume != nil, reporting.showSamples || reporting.explain {
            throw ValidationError(
                "A state holds no text of what was found; leave out --resume, or --show-samples and --explain.")
        }
    }

    func run() throws {
        let code = try ScanRun(self).run()
        if code != 0 { throw ExitCode(code) }
    }
}
