import CZlib
import Core

extension Recognised {
    /// `{…}` with the request's id in a header; DynamoDB's dialect also has a checksum of the body.
    func jsonResponse(_ output: Document, requestID: String) throws(EncodingFailure) -> HTTPResponse {
        var writer = JSONValueWriter(service: service, wire: `protocol`)
        if let reference = operation.output {
            try writer.structure(output, service.shape(reference))
        }
        // An operation without output answers with no body at all.
        let body = writer.json.bytes
        return HTTPResponse(status: 200, headers: jsonHeaders(body, requestID: requestID), body: body)
    }

    private func jsonHeaders(_ body: [UInt8], requestID: String) -> HTTPHeaders {
        var headers: HTTPHeaders = [
            "x-amzn-requestid": requestID,
            "content-type": `protocol` == .json10 ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1",
        ]
        if service.writesChecksum { headers.append("x-amz-crc32", String(CRC32.checksum(body))) }
        return headers
    }

    /// `<XResponse><XResult>…</XResult><ResponseMetadata>…`; ec2 has neither the result nor the metadata element.
    func queryResponse(_ output: Document, requestID: String) throws(EncodingFailure) -> HTTPResponse {
        var writer = XMLValueWriter(service: service, wire: `protocol`)
        let root = "\(operation.name)Response"
        if `protocol` == .ec2 {
            writer.xml.declaration()
            writer.xml.open(root, namespace: service.xmlNamespace)
            writer.xml.element("requestId", requestID)
            if let reference = operation.output { try writer.members(of: output, service.shape(reference)) }
        } else {
            writer.xml.open(root, namespace: service.xmlNamespace)
            if let reference = operation.output {
                let wrapper = reference.resultWrapper ?? "\(operation.name)Result"
                writer.xml.open(wrapper)
                try writer.members(of: output, service.shape(reference))
                writer.xml.close(wrapper)
            }
            writer.xml.open("ResponseMetadata")
            writer.xml.element("RequestId", requestID)
            writer.xml.close("ResponseMetadata")
        }
        writer.xml.close(root)
        return HTTPResponse(
            status: 200, headers: ["x-amzn-requestid": requestID, "content-type": "text/xml"], body: writer.xml.bytes)
    }
}

extension ServiceModel {
    /// DynamoDB and its streams send a checksum that their SDKs verify.
    var writesChecksum: Bool { targetPrefix?.hasPrefix("DynamoDB") ?? false }

    /// What stands before `#` in an awsJson 1.0 error type. The version is part of it where the target states it.
    var errorNamespace: String {
        guard let version = targetPrefix?.split(separator: "_").last, version.count == 8, Int(version) != nil else {
            return "com.amazonaws.\(name)"
        }
        return "com.amazonaws.\(name).v\(version)"
    }
}

/// The CRC-32 of IEEE 802.3, as `x-amz-crc32` has it.
enum CRC32 {
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        UInt32(truncatingIfNeeded: bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) })
    }
}
