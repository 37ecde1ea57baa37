import Core

/// What every answer tells the browser not to do.
enum SecurityHeaders {
    /// Nothing runs, loads, frames or receives forms but this very origin; nothing inline.
    static let contentSecurityPolicy = [
        "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    static func add(to headers: inout HTTPHeaders) {
        headers["content-security-policy"] = contentSecurityPolicy
        headers["x-content-type-options"] = "nosniff"
        headers["x-frame-options"] = "DENY"
        headers["cross-origin-opener-policy"] = "same-origin"
        headers["cross-origin-resource-policy"] = "same-origin"
        // Not `no-referrer`: with that, browsers send `Origin: null` with our own forms, which nothing could be told by.
        // No other site learns an address either way.
        headers["referrer-policy"] = "same-origin"
    }
}
