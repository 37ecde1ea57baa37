import Core
import Wire

/// Feeds arbitrary bytes to the decoders that read a request before anybody is authenticated: XML, forms and JSON,
/// each with the validation behind it, and renders what they throw.
///
/// The first byte chooses the operation; the rest is the body of its request.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWire(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let choice = input.first else { return 0 }
    let target = targets[Int(choice) % targets.count]
    var request = target.request
    request.body = request.body + input.dropFirst()
    do throws(AWSError) {
        let recognised = try recogniser.recognise(request, signingService: target.service)
        let document = try recognised.decode(request)
        _ = recognised.redactedInput(document)
    } catch {
        let format = recogniser.errorFormat(for: request, signingService: target.service)
        _ = format.encode(error, requestID: "fuzz")
    }
    return 0
}

private struct Target {
    let service: String
    let request: HTTPRequest

    static func form(_ service: String, _ fields: String) -> Target {
        Target(
            service: service,
            request: HTTPRequest(
                method: "POST", path: "/", headers: ["content-type": "application/x-www-form-urlencoded"],
                body: Array(fields.utf8)))
    }

    static func json(_ target: String) -> Target {
        Target(
            service: "cloudtrail",
            request: HTTPRequest(
                method: "POST", path: "/",
                headers: [
                    "content-type": "application/x-amz-json-1.1",
                    "x-amz-target": "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.\(target)",
                ]))
    }

    static func rest(_ service: String, _ method: String, _ path: String) -> Target {
        Target(service: service, request: HTTPRequest(method: method, path: path))
    }
}

private let targets: [Target] = [
    .form("iam", "Action=CreateRole&Version=2010-05-08&"),
    .form("iam", "Action=SimulateCustomPolicy&Version=2010-05-08&"),
    .form("sts", "Action=AssumeRole&Version=2011-06-15&"),
    .form("sts", ""),
    .json("LookupEvents"),
    .json("PutEventSelectors"),
    .rest("tree", "PUT", "/xml"),
    .rest("tree", "POST", "/flat"),
]

private let recogniser = Recogniser(
    models: ["iam", "sts", "cloudtrail"].compactMap { ServiceModel.builtIn($0) }
        + [try? ServiceModel.read(Array(treeModel.utf8))].compactMap(\.self))

/// No service here speaks rest-xml yet, so the XML decoder gets a model of its own: recursive, with every kind of value.
private let treeModel = #"""
    {"metadata":{"name":"tree","serviceId":"Tree","apiVersion":"1","endpointPrefix":"tree","protocol":"rest-xml"},
    "operations":{
    "Put":{"http":{"method":"PUT","requestUri":"/xml"},"input":{"shape":"PutInput"}},
    "Flat":{"http":{"method":"POST","requestUri":"/flat"},"input":{"shape":"Node"}}},
    "shapes":{
    "PutInput":{"type":"structure","payload":"Root","members":{"Root":{"shape":"Node"}}},
    "Node":{"type":"structure","required":["Name"],"members":{"Name":{"shape":"Name"},"Child":{"shape":"Node"},
    "Children":{"shape":"Nodes"},"Flat":{"shape":"Flat"},"Map":{"shape":"Map"},"Number":{"shape":"Number"},
    "Time":{"shape":"Time"},"Blob":{"shape":"Blob"},"Flag":{"shape":"Flag"},"Kind":{"shape":"Name","xmlAttribute":true}}},
    "Nodes":{"type":"list","member":{"shape":"Node"}},
    "Flat":{"type":"list","flattened":true,"member":{"shape":"Name","locationName":"Item"}},
    "Map":{"type":"map","key":{"shape":"Name"},"value":{"shape":"Node"}},
    "Name":{"type":"string","min":1,"max":64,"pattern":"([a-z]+-?)*[a-z](?!-)"},
    "Number":{"type":"integer","max":100},"Time":{"type":"timestamp"},"Blob":{"type":"blob"},"Flag":{"type":"boolean"}}}
    """#

/// libFuzzer's own loop.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

/// The package manager makes an executable's `main` an alias of `<module>_main` and so hides libFuzzer's; this takes its
/// place.
@_cdecl("fuzz_wire_main")
public func main(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> CInt {
    var count = count
    var arguments = arguments
    return runFuzzer(&count, &arguments, fuzzWire)
}
