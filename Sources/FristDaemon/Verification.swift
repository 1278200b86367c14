import FristControl
import FristCore
import FristFiles

/// Checks files without a ledger and without touching anything (`fristd --verify`).
public enum Verification {
  /// - Parameters:
  ///   - config: frist.yaml.
  ///   - files: Plan files to check instead of those in the plan directory; with none, all of these.
  ///   - language: The reader's.
  public static func run(config: String, files: [String], in language: Language = .en) -> VerifyReport {
    do throws(FileReadError) {
      var set = try FileSet.read(config: config)
      if !files.isEmpty { try set.replacePlans(with: files) }
      switch Inventory.loading(set) {
      case .refused(let problems): return VerifyReport(problems: problems + set.problems, plans: [], in: language)
      case .accepted(let inventory, _):
        return VerifyReport(
          problems: zoneProblems(inventory.settings, config) + inventory.problems, plans: inventory.plans, in: language)
      }
    } catch {
      return VerifyReport(problems: error.problems, plans: [], in: language)
    }
  }

  private static func zoneProblems(_ settings: Settings, _ config: String) -> [Problem] {
    do throws(UnknownZone) {
      _ = try Zone(settings.zone)
      return []
    } catch {
      return [
        Problem(
          file: config, line: 0, column: 0, what: error.description, consequence: "fristd will not start (exit 78)")
      ]
    }
  }
}
