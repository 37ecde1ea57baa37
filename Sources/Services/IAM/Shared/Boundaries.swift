import Core
import Directory

extension AccountWriter {
    /// Notes that a new boundary is in use.
    ///
    /// - Throws: `NoSuchEntity` when the boundary is no policy that may be one.
    func addBoundaryUse(of holder: some PolicyHolder) throws {
        guard let arn = holder.permissionsBoundary else { return }
        guard let policy = try findPolicy(arn), policy.isAttachable else {
            throw AWSError.noSuchEntity("Scope ARN: \(arn) does not exist or is not attachable.")
        }
        try add(PolicyUse(.boundary, by: type(of: holder).useType, holder.key), of: arn)
    }

    func removeBoundaryUse(of holder: some PolicyHolder) throws {
        guard let arn = holder.permissionsBoundary else { return }
        try remove(PolicyUse(.boundary, by: type(of: holder).useType, holder.key), of: arn)
    }
}
