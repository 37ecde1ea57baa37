import CPKCS11
import Core

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A PKCS #11 module (OASIS PKCS #11 2.40), loaded for as long as the process runs: modules do not take well to being
/// unloaded.
struct TokenModule {
    let path: String
    let functions: CK_FUNCTION_LIST

    init(_ path: String) throws {
        guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
            throw KeyringError(.token("cannot be loaded; give the path of its shared library"), path)
        }
        typealias GetFunctionList = @convention(c) (UnsafeMutablePointer<CK_FUNCTION_LIST_PTR?>?) -> CK_RV
        guard let symbol = dlsym(library, "C_GetFunctionList") else {
            throw KeyringError(.token("is no PKCS #11 module"), path)
        }
        let getFunctionList = unsafeBitCast(symbol, to: GetFunctionList.self)  // the standard fixes its type
        var list: CK_FUNCTION_LIST_PTR?
        guard getFunctionList(&list) == CKR_OK, let list else {
            throw KeyringError(.token("is no PKCS #11 module"), path)
        }
        self.path = path
        functions = list.pointee
        let begun = functions.C_Initialize?(nil) ?? CK_RV(CKR_GENERAL_ERROR)
        guard begun == CKR_OK || begun == CKR_CRYPTOKI_ALREADY_INITIALIZED else {
            throw KeyringError(.token("cannot be initialised (\(Self.name(begun)))"), path)
        }
    }

    /// The slot of the token with that label.
    func slot(of token: String) throws -> CK_SLOT_ID {
        var count: CK_ULONG = 0
        try check(functions.C_GetSlotList?(1, nil, &count), "list its slots")
        var slots = [CK_SLOT_ID](repeating: 0, count: Int(count))
        try check(functions.C_GetSlotList?(1, &slots, &count), "list its slots")
        for slot in slots.prefix(Int(count)) {
            var info = CK_TOKEN_INFO()
            guard functions.C_GetTokenInfo?(slot, &info) == CKR_OK else { continue }
            let label = withUnsafeBytes(of: info.label) { String(decoding: $0, as: UTF8.self) }
            if label.split(separator: " ", omittingEmptySubsequences: false).joined(separator: " ").hasPrefix(token),
                label.dropFirst(token.count).allSatisfy({ $0 == " " || $0 == "\0" })
            {
                return slot
            }
        }
        throw KeyringError(.token("has no token with the label \"\(token)\""), path)
    }

    func check(_ result: CK_RV?, _ deed: String) throws {
        guard let result else { throw KeyringError(.token("cannot \(deed): it lacks the function"), path) }
        guard result == CKR_OK else { throw KeyringError(.token("cannot \(deed) (\(Self.name(result)))"), path) }
    }

    static func name(_ code: CK_RV) -> String {
        switch Int32(truncatingIfNeeded: code) {
        case 0x30: "CKR_DEVICE_ERROR"
        case 0x40: "CKR_ENCRYPTED_DATA_INVALID"
        case 0x54: "CKR_FUNCTION_NOT_SUPPORTED"
        case 0x70: "CKR_MECHANISM_INVALID"
        case 0xA0: "CKR_PIN_INCORRECT"
        case 0xA4: "CKR_PIN_LOCKED"
        case 0xE0: "CKR_TOKEN_NOT_PRESENT"
        default: "CKR 0x" + String(code, radix: 16)
        }
    }
}
