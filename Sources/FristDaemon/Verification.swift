import FristControl
import FristCore
import FristFiles
import Glibc

/// Checks files without a ledger and without touching anything (`fristd --verify`).
public enum Verification {
  /// - Parameters:
  ///   - config: frist.yaml.
  ///   - files: Plan files to check instead of those in the plan directory; with none, all of these.
  ///   - language: The reader's.
  public static func run(config: String, files: [String], in language: Language = .en) -> VerifyReport {
    let (inventory, problems) = Shelf.check(config: config, plans: files, sentences: .rendered) {
      settings throws(FileReadError) in
      try Zone.of(settings, config).moment(at: time(nil)).day
    }
    return VerifyReport(problems: problems, plans: inventory?.plans ?? [], in: language)
  }
}
