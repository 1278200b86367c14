import FristCore
import Glibc

/// When files were last written to, by the file system.
public enum FileTimes {
  /// The newest of frist.yaml, the directory and the plans, in seconds since 1970; nil where none can be looked at.
  ///
  /// - Parameter path: frist.yaml.
  public static func newest(config path: String, settings: Settings) -> Int? {
    let names: [String]
    do throws(FileSystem.ReadError) {
      names = try FileSystem.names(in: settings.plans).filter { $0.hasSuffix(".yaml") }
    } catch {
      // Whoever reads the plans says so.
      names = []
    }
    return ([path, settings.directory] + names.map { "\(settings.plans)/\($0)" }).compactMap { file in
      var status = stat()
      return stat(file, &status) == 0 ? status.st_mtim.tv_sec : nil
    }.max()
  }
}
