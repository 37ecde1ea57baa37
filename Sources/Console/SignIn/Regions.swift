import Core
import Gateway

/// The regions that the console offers: the plane's own, or the usual ones where every region may be.
enum Regions {
    static func all(_ gateway: Gateway) -> [Region] {
        if let regions = gateway.parts.regions { return regions.sorted { $0.rawValue < $1.rawValue } }
        return names.compactMap { Region($0) }
    }

    static func usual(_ gateway: Gateway) -> Region {
        allows(.global, gateway) ? .global : all(gateway).first ?? .global
    }

    static func allows(_ region: Region, _ gateway: Gateway) -> Bool {
        gateway.parts.regions.map { $0.contains(region) } ?? true
    }

    private static let names = [
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "af-south-1", "ap-east-1", "ap-northeast-1",
        "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1",
        "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-west-1", "eu-west-2", "eu-west-3",
        "il-central-1", "me-central-1", "me-south-1", "mx-central-1", "sa-east-1",
    ]
}
