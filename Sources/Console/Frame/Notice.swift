import Core

/// A message within a page.
enum Notice {
    static func error(_ title: String, _ text: String) -> HTML { notice("failure", title, text, role: "alert") }
    static func warning(_ title: String, _ text: String) -> HTML { notice("warning", title, text, role: nil) }
    static func info(_ title: String, _ text: String) -> HTML { notice("info", title, text, role: nil) }

    /// Why a call failed; of one that was denied, which permission is missing.
    static func failure(_ error: AWSError) -> HTML {
        if let missing = MissingPermission(error) { return missing.notice }
        return notice("failure", ErrorWords.title(of: error), error.message, role: "alert")
    }

    private static func notice(_ kind: String, _ title: String, _ text: String, role: String?) -> HTML {
        tag(.div, .class("notice \(kind)"), role.map { .set(.role, $0) } ?? nil) {
            tag(.strong) { title }
            tag(.p) { text }
        }
    }
}

/// What a caller would need to be allowed, as a refusal says it.
struct MissingPermission: Sendable, Hashable {
    let action: String?
    let message: String

    /// nil for what is no refusal.
    init?(_ error: AWSError) {
        guard ["AccessDeniedException", "AccessDenied", "UnauthorizedOperation"].contains(error.code) else {
            return nil
        }
        message = error.message
        let words = error.message.split(separator: " ")
        action = words.firstIndex(of: "perform:").flatMap { index in
            index + 1 < words.count ? String(words[index + 1]) : nil
        }
    }

    var notice: HTML {
        tag(.div, .class("notice denied"), .set(.role, "alert")) {
            tag(.strong) { "Access denied" }
            if let action {
                tag(.p) {
                    "You need the permission "
                    tag(.code) { action }
                    " to see or do this."
                }
            }
            tag(.details) {
                tag(.summary) { "What the plane said" }
                tag(.p) { message }
            }
        }
    }
}

/// Errors in words of ours, where there are better ones than the code's.
enum ErrorWords {
    static func title(of error: AWSError) -> String {
        switch error.code {
        case "ResourceNotFoundException": "Not found"
        case "ValidationException": "That is not valid"
        case "ConflictException": "Somebody else changed this"
        case "InvalidStateException": "Not possible now"
        case "ServiceQuotaExceededException": "A quota is used up"
        case "ThrottlingException": "Too many calls"
        case "UnknownOperationException", "NotImplemented", "UnsupportedOperation": "Not served here yet"
        case "InternalFailure", "InternalServerException": "Something went wrong"
        default: error.code
        }
    }
}
