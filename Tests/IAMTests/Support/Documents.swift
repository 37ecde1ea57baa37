import Core

/// Policies to work with.
enum Documents {
    static func allow(_ action: String, on resource: String = "*") -> Document {
        .string(text(allow: action, on: resource))
    }

    static func text(allow action: String, on resource: String = "*") -> String {
        #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"\#(action)","Resource":"\#(resource)"}]}"#
    }

    /// A policy of that many characters other than white space, and plenty of white space.
    static func sized(_ size: Int) -> Document {
        let frame = text(allow: "s3:GetObject", on: "arn:aws:s3:::b/").utf8.count
        let text = text(allow: "s3:GetObject", on: "arn:aws:s3:::b/" + String(repeating: "x", count: size - frame))
        return .string(String(repeating: " ", count: 500) + text + "\n\n\t")
    }

    static func trust(aws principal: String) -> Document {
        .string(
            #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"\#(principal)"},"#
                + #""Action":"sts:AssumeRole"}]}"#)
    }

    static let ec2Trust: Document =
        #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#
}
