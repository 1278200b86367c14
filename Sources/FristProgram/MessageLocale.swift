import Glibc

/// The language in which somebody at a terminal reads (locale(7): LC_ALL goes before LC_MESSAGES, that before LANG).
public enum MessageLocale {
  /// `nb` (also for `no`), `nn`, or `en` for all else.
  public static var language: String {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].map { (name: String) in getenv(name).map { String(cString: $0) } ?? ""
    }
    return language(of: names.first { !$0.isEmpty } ?? "")
  }

  /// Of a locale's name, as `nb_NO.UTF-8`.
  static func language(of name: String) -> String {
    switch name.prefix(while: { $0.isASCII && $0.isLetter }) {
    case "nb", "no": "nb"
    case "nn": "nn"
    default: "en"
    }
  }
}
