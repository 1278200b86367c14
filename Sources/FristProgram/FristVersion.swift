/// The version of all programs of this package.
public enum FristVersion {
  public static let text = "0.1.0"
  /// No build of this version is older, in seconds since 1970: 1 November 2026. To be moved with each release.
  public static let builtSeconds = 1_793_491_200
}
