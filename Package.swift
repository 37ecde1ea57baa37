// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// Fuzz targets link libFuzzer and have a `main` of their own, so they are built only when asked for (`make fuzz`).
let buildsFuzzers = ProcessInfo.processInfo.environment["CASTELLAN_FUZZ"] != nil

/// libFuzzer steers by coverage, so with it every target of ours is instrumented, not the fuzz targets alone.
let instrumentation: [SwiftSetting] = buildsFuzzers ? [.unsafeFlags(["-sanitize=fuzzer"])] : []

let settings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + instrumentation

/// Tests put gigabytes and millions of cases through the engines and the platform's readers; unoptimised, these would take
/// most of the time of `make test`. SwiftPM lets no other package depend on targets with such flags, so only our tools for tests ask for
/// them.
let optimisesDebug = ProcessInfo.processInfo.environment["CASTELLAN_OPTIMISED_DEBUG"] != nil
let optimisation: [SwiftSetting] = optimisesDebug ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : []
let optimisationOfC: [CSetting] = optimisesDebug ? [.unsafeFlags(["-O2"], .when(configuration: .debug))] : []

// MARK: What comes from elsewhere

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioExtras = Target.Dependency.product(name: "NIOExtras", package: "swift-nio-extras")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

// MARK: How our own targets are laid out

func platform(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Sources/Platform/\(name)",
        swiftSettings: settings + optimisation)
}

func engine(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Sources/Engines/\(name)",
        swiftSettings: settings + optimisation)
}

/// A service stands on the platform alone: it reaches another service only through the dispatcher in `Plane`.
func service(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: ["Core", "Store", "Plane"] + dependencies,
        path: "Sources/Services/\(name)", swiftSettings: settings)
}

/// - Parameter excluding: folders of data that the tests read where they stand.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], excluding: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies,
        path: "Tests/\(name)Tests", exclude: excluding, swiftSettings: settings)
}

/// A C library of Debian's.
///
/// - Parameter module: its name for pkg-config; nil when it has none.
func library(_ name: String, _ module: String?, _ package: String) -> Target {
    .systemLibrary(
        name: name, path: "Sources/Platform/\(name)", pkgConfig: module, providers: [.apt([package])])
}

func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies, path: "Fuzz/\(name)",
        swiftSettings: settings + [.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"])],
        linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])])
}

let package = Package(
    name: "castellan",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "castellan", targets: ["castellan"]),
        .library(name: "Cedar", targets: ["Cedar"]),
        .library(name: "CedarAnalysis", targets: ["CedarAnalysis"]),
        .library(name: "Discovery", targets: ["Discovery"]),
        .library(name: "IAMPolicy", targets: ["IAMPolicy"]),
        .library(name: "ItemExpressions", targets: ["ItemExpressions"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        .executableTarget(
            name: "castellan",
            dependencies: [
                "Gateway", "IAM", "STS", "CloudTrail", "KMS", "DynamoDB", "VerifiedPermissions", "StoreSQLite",
                "StorePostgres", "IAMPolicy",
                "Audit", "AuthZEN", "Cedar", "CedarAnalysis", "Console", "Discovery", "Extraction", "Federation",
                "Scanning", "SigV4", "Keyring", "Directory",
                "Core", "Plane",
                "Resealing",
                "Store", "Wire", lifecycle, log,
                nioCore, nioHTTP1,
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Configuration", package: "swift-configuration"),
            ],
            swiftSettings: settings),

        .target(
            name: "Gateway",
            dependencies: [
                "Core", "Wire", "SigV4", "IAMPolicy", "Store", "Keyring", "Directory", "Audit", "Plane",
                .product(name: "X509", package: "swift-certificates"),
                crypto, log, lifecycle, nioCore, nioExtras, nioHTTP1, nioPosix, nioSSL,
            ],
            swiftSettings: settings),
        .target(name: "AuthZEN", dependencies: ["Core", "Directory", "Gateway", "Plane"], swiftSettings: settings),
        .target(
            name: "Console", dependencies: ["Core", "Gateway", "Keyring", "Plane", "Cedar", crypto, log],
            swiftSettings: settings),
        .target(name: "Wire", dependencies: ["Core", "CLibXML2", "CZlib"], swiftSettings: settings),
        .target(name: "SigV4", dependencies: ["Core", crypto], swiftSettings: settings),

        service("STS", ["Directory", "Keyring", "IAMPolicy", crypto]),
        service("IAM", ["Directory", "Keyring", "IAMPolicy", "Resealing", crypto]),
        service("CloudTrail", ["Audit"]),
        service("KMS", ["Cryptography", "Directory", "IAMPolicy", "Keyring", "Resealing", crypto]),
        service(
            "VerifiedPermissions",
            ["CLZ4", "Cedar", "CedarAnalysis", "Envelope", "Federation", "Keyring", "Resealing", crypto]),
        service(
            "DynamoDB", ["Cryptography", "Envelope", "IAMPolicy", "ItemExpressions", "Keyring", "Resealing", crypto]),

        engine("Cedar", ["Core"]),
        engine("CedarAnalysis", ["Cedar", "Core"]),
        engine("Discovery", ["CByteScan", "Core", "CDiscoveryData", "CVectorscan"]),
        engine("IAMPolicy", ["Core"]),
        engine("ItemExpressions", ["Core"]),

        platform("Core"),
        platform("Columnar", ["Core", "CBrotli", "CLZ4", "CSnappy", "CZlib", "CZstd"]),
        platform(
            "Extraction",
            ["Columnar", "Core", "CArchive", "CLibXML2", "CSQLite", "CSandbox", "CSnappy", "CZlib", "Discovery"]),
        platform("Scanning", ["Core", "Discovery", "Extraction"]),
        platform("Store", ["Core"]),
        platform(
            "StoreSQLite",
            [
                "Core", "Store", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        platform("StorePostgres", ["Core", "Store", "CLibPQ", log]),
        platform("Cryptography", ["Core", "CLibCrypto", crypto, cryptoExtras]),
        platform("Keyring", ["Core", "CPKCS11", crypto, cryptoExtras]),
        platform("Envelope", ["Core", "Keyring", "Plane", "Store", crypto]),
        platform(
            "Federation",
            ["Core", nioCore, nioPosix, nioHTTP1, nioSSL, .product(name: "JWTKit", package: "jwt-kit")]),
        platform("Resealing", ["Core", "Keyring", "Store"]),
        platform("Audit", ["Core", "Keyring", "Plane", "CZlib", crypto, log]),
        platform("Plane", ["Core", "Store"]),
        platform("Directory", ["Core", "Store", "Keyring", "Plane", "Resealing", crypto]),
        library("CArchive", "libarchive", "libarchive-dev"),
        library("CBrotli", "libbrotlidec", "libbrotli-dev"),
        library("CLZ4", "liblz4", "liblz4-dev"),
        library("CLibCrypto", "libcrypto", "libssl-dev"),
        library("CLibPQ", "libpq", "libpq-dev"),
        library("CLibXML2", "libxml-2.0", "libxml2-dev"),
        library("CPKCS11", "p11-kit-1", "libp11-kit-dev"),
        library("CSQLite", "sqlite3", "libsqlite3-dev"),
        library("CSnappy", nil, "libsnappy-dev"),
        library("CVectorscan", "libhs", "libvectorscan-dev"),
        library("CZlib", "zlib", "zlib1g-dev"),
        library("CZstd", "libzstd", "libzstd-dev"),
        .target(name: "CByteScan", path: "Sources/Platform/CByteScan", cSettings: optimisationOfC),
        .target(
            name: "CDiscoveryData", path: "Sources/Platform/CDiscoveryData",
            exclude: ["LICENCE", "names.bin", "places.bin"]),
        .target(name: "CSandbox", path: "Sources/Platform/CSandbox"),

        tests("Core"),
        tests("Cedar", ["Core"]),
        tests("CedarAnalysis", ["Cedar", "Core"]),
        tests("Columnar", ["Core", "Discovery", "Extraction"], excluding: ["Fixtures"]),
        tests("Discovery", ["CByteScan", "Core", "CVectorscan"]),
        tests("Extraction", ["Core", "Discovery", "extract-worker"], excluding: ["Fixtures"]),
        .executableTarget(
            name: "extract-worker", dependencies: ["Extraction"], path: "Tests/ExtractWorker", swiftSettings: settings),
        tests("Scanning", ["Core", "Discovery", "Extraction"]),
        tests("Wire", [crypto]),
        tests("SigV4", ["Core"], excluding: ["Vectors", "Clients"]),
        tests("IAMPolicy", ["Core"]),
        tests("ItemExpressions", ["Core"]),
        tests(
            "Store",
            ["StoreSQLite", "StorePostgres", "store-crash-writer", .product(name: "GRDB", package: "GRDB.swift")]),
        .executableTarget(
            name: "store-crash-writer", dependencies: ["Core", "Store", "StoreSQLite"], path: "Tests/StoreCrashWriter",
            swiftSettings: settings),
        tests("Cryptography", ["Core", crypto, cryptoExtras], excluding: ["Clients", "Vectors"]),
        tests("Keyring", ["Core"]),
        tests("Federation", ["Core", nioCore, nioPosix, nioHTTP1, nioSSL, crypto, cryptoExtras, x509]),
        tests("Resealing", ["Core", "Keyring", "Store", "StoreSQLite"]),
        tests("Audit", ["Keyring", "Plane"]),
        tests("Plane", ["Core", "Store", "StoreSQLite"]),
        tests("Directory", ["StoreSQLite"]),
        tests("Console", ["Cedar", "Core", "Gateway", "Keyring"]),
        tests("IAM", ["StoreSQLite", "Wire"]),
        tests("STS", ["Core", "Directory", "IAMPolicy", "Keyring", "Plane", "Store", "StoreSQLite"]),
        tests("CloudTrail", ["Audit", "Plane", "Store"]),
        tests("VerifiedPermissions", ["Core", "Store", "StoreSQLite", crypto]),
        tests(
            "KMS",
            [
                "Core", "Cryptography", "Directory", "Keyring", "Plane", "Store", "StoreSQLite", "IAMPolicy", "Wire",
                crypto, cryptoExtras,
            ]),
        tests(
            "DynamoDB",
            [
                "Core", "Directory", "Envelope", "IAMPolicy", "ItemExpressions", "Keyring", "KMS", "Plane", "Store",
                "StoreSQLite", crypto,
            ]),
        tests(
            "Gateway",
            [
                "Core", "Audit", "Directory", "Keyring", "Plane", "SigV4", "Store", "Wire", "StoreSQLite", "STS", "IAM",
                "CloudTrail", log, nioCore, nioPosix,
            ]),
        .executableTarget(
            name: "echo-server",
            dependencies: [.product(name: "Hummingbird", package: "hummingbird"), log], path: "Benchmarks/Echo",
            swiftSettings: settings),
        .executableTarget(
            name: "store-benchmark", dependencies: ["Core", "Store", "StoreSQLite", "StorePostgres"],
            path: "Benchmarks/Store", swiftSettings: settings),
        .executableTarget(
            name: "encryption-benchmark", dependencies: ["Cryptography", crypto], path: "Benchmarks/Encryption",
            swiftSettings: settings),
        .executableTarget(
            name: "cedar-benchmark", dependencies: ["Cedar"], path: "Benchmarks/Cedar", exclude: ["compare.py"],
            swiftSettings: settings),
        .executableTarget(
            name: "analysis-benchmark", dependencies: ["Cedar", "CedarAnalysis"], path: "Benchmarks/Analysis",
            swiftSettings: settings),
        .executableTarget(
            name: "matching-benchmark", dependencies: ["Core", "Discovery", "CVectorscan"], path: "Benchmarks/Matching",
            swiftSettings: settings),
        .executableTarget(
            name: "decision-benchmark", dependencies: ["IAMPolicy"], path: "Benchmarks/Decision",
            swiftSettings: settings),
    ]
        + (buildsFuzzers
            ? [
                .target(
                    name: "FuzzSupport", dependencies: ["Discovery"], path: "Fuzz/Support", swiftSettings: settings),
                fuzzer("fuzz-cedar", ["Cedar"]),
                fuzzer("fuzz-csv", ["Discovery", "Extraction", "FuzzSupport"]),
                fuzzer("fuzz-custom-expression", ["Discovery"]),
                fuzzer("fuzz-json-records", ["Discovery", "Extraction", "FuzzSupport"]),
                fuzzer("fuzz-mail", ["Discovery", "Extraction", "FuzzSupport"]),
                fuzzer("fuzz-expressions", ["ItemExpressions"]),
                fuzzer("fuzz-policy", ["IAMPolicy"]),
                fuzzer("fuzz-sigv4", ["Core", "SigV4"]),
                fuzzer("fuzz-wire", ["Wire"]),
            ] : [])
)
