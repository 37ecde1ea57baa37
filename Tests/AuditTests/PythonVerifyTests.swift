import Foundation
import Keyring
import Testing

@testable import Audit

/// CloudTrail's documented procedure ("Custom implementations of CloudTrail log file integrity validation"), written in
/// another language on other libraries.
@Suite struct PythonVerifyTests {
    private static let procedure = #"""
        import gzip, hashlib, json, os, sys
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import padding

        root, pem = sys.argv[1], sys.argv[2].encode()
        key = serialization.load_pem_public_key(pem)
        der = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.PKCS1)
        fingerprint = hashlib.md5(der).hexdigest()
        found = sorted(os.path.relpath(os.path.join(folder, name), root)
                       for folder, _, names in os.walk(os.path.join(root, "AWSLogs")) for name in names)
        digests = [name for name in found if "CloudTrail-Digest" in name and name.endswith(".json.gz")]
        name, count, events, previous = digests[-1], 0, 0, None
        while name:
            path = os.path.join(root, name)
            if not os.path.exists(path): sys.exit(f"missing {name}")
            content = gzip.open(path).read()
            digest = json.loads(content)
            metadata = json.load(open(path + ".metadata.json"))
            if digest["digestS3Object"] != name: sys.exit(f"moved {name}")
            if digest["digestPublicKeyFingerprint"] != fingerprint: sys.exit(f"key {name}")
            if previous and previous["previousDigestHashValue"] != hashlib.sha256(content).hexdigest():
                sys.exit(f"altered {name}")
            text = "\n".join([
                digest["digestEndTime"], digest["digestS3Bucket"] + "/" + digest["digestS3Object"],
                hashlib.sha256(content).hexdigest(), digest["previousDigestSignature"] or "null"])
            try:
                key.verify(bytes.fromhex(metadata["signature"]), text.encode(), padding.PKCS1v15(), hashes.SHA256())
            except InvalidSignature:
                sys.exit(f"signature {name}")
            for log in digest["logFiles"]:
                try:
                    records = gzip.open(os.path.join(root, log["s3Object"])).read()
                except Exception:
                    sys.exit(f"log {log['s3Object']}")
                if hashlib.sha256(records).hexdigest() != log["hashValue"]: sys.exit(f"log {log['s3Object']}")
                events += len(json.loads(records)["Records"])
            count, previous, name = count + 1, digest, digest["previousDigestS3Object"]
        print(count, events)
        """#

    private func run(_ fixture: LogFixture) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let python = ProcessInfo.processInfo.environment["CASTELLAN_PYTHON"] ?? "python3"
        process.arguments = [
            python, "-c", Self.procedure, fixture.configuration.directory, LogFixture.signer.publicKey.pem,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    @Test("The documented procedure accepts the log")
    func accepted() async throws {
        let fixture = LogFixture()
        try await fixture.fill()
        let (status, output) = try run(fixture)
        #expect(status == 0)
        #expect(output == "3 4\n")
    }

    @Test("The documented procedure finds what was changed")
    func refused() async throws {
        let fixture = LogFixture()
        try await fixture.fill()
        let file = try fixture.objects(fixture.layout.logPrefix)[0]
        try fixture.flip(fixture.layout.path(file), at: -12)
        let (status, output) = try run(fixture)
        #expect(status == 1)
        #expect(output == "log \(file)\n")
    }
}
