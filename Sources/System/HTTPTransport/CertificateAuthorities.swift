import CCurl
import Glibc

/// The certificate authorities that libcurl trusts where no others are named.
public enum CertificateAuthorities {
    /// Their file, or their folder; nil where libcurl was built without either.
    public static var systemPath: String? {
        guard let version = curl_version_info(CURLVERSION_SEVENTH)?.pointee else { return nil }
        return (version.cainfo ?? version.capath).map { String(cString: $0) }
    }

    /// Whether some are there.
    public static var areThere: Bool { systemPath.map { access($0, R_OK) == 0 } ?? false }
}
